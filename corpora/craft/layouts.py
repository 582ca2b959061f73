"""The ways in which an office lays out a list: with a title row, a header of two rows, without any header, as forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from craft.paper import Block, Grid

PAGE_ROWS = 6  # rows to a printed page, where the header is repeated


@dataclass(frozen=True, slots=True)
class Listing:
    """``heads`` may name a group of columns: ``收款账户/开户行``, ``收款账户/账号``. ``foot`` stands below the list."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    intro: str = ""
    foot: str = ""

    @property
    def labels(self) -> list[str]:
        """The headings without their groups."""
        return [head.rpartition("/")[2] for head in self.heads]

    def around(self, *blocks: Block) -> list[Block]:
        return [block for block in (self.title, self.intro, *blocks, self.foot) if block]


def plain_table(listing: Listing) -> list[Block]:
    return listing.around(Grid([listing.labels, *listing.rows]))


def numbered_table(listing: Listing) -> list[Block]:
    """With 序号, a sum below, and the remarks column that nobody fills."""
    rows = [[str(number), *row, ""] for number, row in enumerate(listing.rows, 1)]
    total = ["合计", f"{len(rows)}人", *[""] * len(listing.heads)]
    return listing.around(Grid([["序号", *listing.labels, "备注"], *rows, total]))


def titled_table(listing: Listing) -> list[Block]:
    """Title, unit and foot are rows of the table."""
    width = len(listing.heads)
    unit = ["填报单位（盖章）：", *[""] * (width - 2), "单位：元"] if width > 1 else ["单位：元"]
    rows = [[listing.title, *[""] * (width - 1)], unit, listing.labels, *listing.rows]
    rows += [[listing.foot, *[""] * (width - 1)]] if listing.foot else []
    merged = {(0, 0): (1, width)} | ({(len(rows) - 1, 0): (1, width)} if listing.foot else {})
    return [Grid(rows, merged)]


def grouped_table(listing: Listing) -> list[Block]:
    """A header of two rows: groups above, their columns below; a column without a group takes both rows."""
    upper: list[str] = []
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    groups = [head.rpartition("/")[0] for head in listing.heads]
    for column, (group, label) in enumerate(zip(groups, listing.labels, strict=True)):
        if not group:
            merged[0, column] = (2, 1)
        elif column == 0 or groups[column - 1] != group:
            width = next((n for n, g in enumerate(groups[column:]) if g != group), len(groups) - column)
            merged |= {(0, column): (1, width)} if width > 1 else {}
        else:
            upper.append("")
            continue
        upper.append(group or label)
    lower = [label if group else "" for group, label in zip(groups, listing.labels, strict=True)]
    return listing.around(Grid([upper, lower, *listing.rows], merged))


def headless_table(listing: Listing) -> list[Block]:
    return listing.around(Grid(listing.rows))


def repeated_header(listing: Listing) -> list[Block]:
    """A printed list: the header again on every page."""
    rows: list[Sequence[str]] = []
    for number in range(0, len(listing.rows), PAGE_ROWS):
        rows += [listing.labels, *listing.rows[number : number + PAGE_ROWS]]
    return listing.around(Grid(rows))


def village_rows(listing: Listing) -> list[Block]:
    """A row of its own names the place, the persons follow: 清溪镇（3户）."""
    rows: list[Sequence[str]] = [listing.labels]
    for number in range(0, len(listing.rows), 4):
        group = listing.rows[number : number + 4]
        rows += [[f"第{number // 4 + 1}批（{len(group)}户）", *[""] * (len(listing.heads) - 1)], *group]
    return listing.around(Grid(rows))


def forms(listing: Listing) -> list[Block]:
    """Each person on a form: two labels and two values a row."""
    grids: list[Block] = []
    for row in listing.rows[:3]:
        pairs = [[label, value] for label, value in zip(listing.labels, row, strict=True)]
        pairs += [["", ""]] if len(pairs) % 2 else []
        grids.append(Grid([a + b for a, b in zip(pairs[::2], pairs[1::2], strict=True)]))
    return listing.around(*grids)


def key_values(listing: Listing) -> list[Block]:
    """Each person in a few lines of their own: 姓名：…."""
    people = ("\n".join(f"{k}：{v}" for k, v in zip(listing.labels, row, strict=True)) for row in listing.rows)
    return listing.around(*people)


def clauses(listing: Listing) -> list[Block]:
    """Each person in one sentence: 1. 姓名…，身份证号…；."""
    lines = [
        f"{number}. " + "，".join(f"{k}：{v}" for k, v in zip(listing.labels, row, strict=True)) + "；"
        for number, row in enumerate(listing.rows, 1)
    ]
    return listing.around("\n".join(lines))


def sentence(listing: Listing) -> list[Block]:
    """Only the first column, in running text: 张三、李四、王五等3人."""
    names = "、".join(row[0] for row in listing.rows)
    return listing.around(f"经审核，{names}等{len(listing.rows)}人符合条件，现予公布。")
