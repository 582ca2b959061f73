"""Numbers torn by the format: one digit a cell, tags and entities in the middle, formulas, runs."""

# ruff: noqa: E501 - a line of markup is a line

from __future__ import annotations

from collections.abc import Callable

from craft.disguise import grouped
from craft.gold import Made, Page, plain, written
from craft.paper import Grid, write
from craft.people import People, Person
from craft.writers.by_hand import HandMade
from craft.writers.letter import Letter
from craft.writers.text import csv_table, html, text

from adversarial.cards import LABELS, values


def _split(suffix: str) -> Callable[[People], Made]:
    """One digit a cell, as on a printed form with little boxes."""

    def make(people: People) -> Made:
        page = Page(f"拆分/一格一数.{suffix}")
        rows = []
        for person in people.adults(4):
            for label, value in (("公民身份号码", person.id), ("手机号码", person.mobile), ("银行卡号", person.card)):
                page.read(value, "body", "split-cells")
                cells = list(plain(value))
                rows.append([label, *cells, *[""] * (19 - len(cells))])
        return write(page, ["个人信息采集表", Grid(rows)])

    make.__module__, make.__name__ = "adversarial.places", f"split_{suffix}"
    return make


def two_cells(people: People) -> Made:
    """A number in two cells: the region in one, the rest in the other."""
    page = Page("拆分/号码分两格.csv")
    rows = []
    for person in people.adults(6):
        page.read(person.id, "body", "split-cells")
        rows.append([person.public_name, person.plain_id[:6], person.plain_id[6:]])
    return write(page, [Grid([["姓名", "身份证号（前6位）", "身份证号（后12位）"], *rows])])


def markup(people: People) -> Made:
    """Tags, comments and entities in the middle of numbers."""
    page = Page("拆分/标签与实体.html")
    torn: tuple[Callable[[str], str], ...] = (
        lambda v: "".join(f"<span>{c}</span>" for c in v),
        lambda v: f"<b>{v[:6]}</b>{v[6:]}",
        lambda v: v[:6] + "<!-- -->" + v[6:],
        lambda v: "".join(f"&#{ord(c)};" for c in v),
        lambda v: "".join(f"&#x{ord(c):x};" for c in v),
        lambda v: v[:9] + "<wbr>" + v[9:],
        lambda v: v[:9] + "&#8203;" + v[9:],
        lambda v: v[:9] + "&shy;" + v[9:],
        lambda v: "&nbsp;".join([v[:6], v[6:]]),
        lambda v: v[:6] + "<br>" + v[6:],
        lambda v: v[:6] + '<font size="1"> </font>' + v[6:],
    )
    body = []
    for tear in torn:
        person = people.adult()
        for label, value in (("身份证号", person.id), ("手机", person.mobile)):
            page.read(value, "body", "markup")
            body.append(f"<p>{label}：{tear(plain(value))}</p>")
    return html(page, "信息登记", "\n".join(body), source="安澜县民政局")


def emphasis(people: People) -> Made:
    page = Page("拆分/强调符号.md")
    lines = ["# 信息登记", ""]
    for person in people.adults(3):
        for label, value, how in (
            ("身份证号", person.id, "**{0}**{1}"),
            ("手机", person.mobile, "`{0}{1}`"),
            ("银行卡号", person.card, "~~{0}{1}~~"),
        ):
            page.read(value, "body", "emphasis")
            lines += [f"- {label}：{how.format(plain(value)[:6], plain(value)[6:])}"]
    return text(page, "\n".join(lines))


def formulas(people: People) -> Made:
    """What keeps a spreadsheet from rounding the number: a formula, an apostrophe, a tab, quotes."""
    page = Page("拆分/防止科学计数.csv")
    ways = ('="{}"', "'{}", "\t{}", '"{}"', "{} ", "{}，", "ID{}", "№{}")
    rows = []
    for way in ways:
        p = people.adult()
        rows.append(
            [p.public_name, *(way.format(written(str, v, "spreadsheet-guard")) for v in (p.id, p.mobile, p.account))]
        )
    return csv_table(page, [["姓名", "身份证号", "手机", "银行账号"], *rows], "utf-8-sig")


def runs(people: People) -> Made:
    """Numbers torn over runs, as a spelling checker leaves them."""
    page = Page("拆分/分段文字.docx")
    letter = HandMade(page, "信息登记")
    for kind, value in values(people).items():
        page.read(value, "body", "split-runs")
        pieces = [plain(value)[n : n + 2] for n in range(0, len(plain(value)), 2)]
        letter.paragraph(letter.run(f"{LABELS[kind]}："), *map(letter.run, pieces))
    return letter.save()


def elements(people: People) -> Made:
    """Word's own elements for a soft hyphen, a hyphen that does not break, a line break, a tab."""
    page = Page("拆分/特殊元素.docx")
    letter = HandMade(page, "信息登记")
    for element in ("softHyphen", "noBreakHyphen", "br", "tab"):
        person = people.adult()
        for label, value in (("身份证号", person.id), ("手机", person.mobile), ("银行卡号", person.card)):
            page.read(value, "body", element)
            first, *others = grouped("\0")(plain(value)).split("\0")
            rest = [f"<w:r><w:{element}/></w:r>{letter.run(piece)}" for piece in others]
            letter.paragraph(letter.run(f"{label}：{first}"), *rest)
    return letter.save()


def letterhead(people: People) -> Made:
    """In the header and the footer of the page."""
    page = Page("拆分/页眉页脚.docx")
    letter = Letter(page, "关于领取补助的说明")
    first, second = people.adults(2)
    letter.header(f"经办人{first.public_name}，身份证号{first.id}")
    letter.footer(f"联系{second.public_name}：{second.mobile}，账号{second.account}")
    letter.paragraphs("请各户于月底前领取。")
    return letter.save()


def several_in_a_cell(people: People) -> Made:
    """A whole household in a cell."""
    page = Page("拆分/一格多值.xlsx")
    rows = []
    for number in range(1, 6):
        family = people.adults(3)
        rows.append([str(number), *("\n".join(_of(p, what) for p in family) for what in ("name", "id", "mobile"))])
    return write(page, ["临时救助家庭成员登记表", Grid([["序号", "姓名", "身份证号", "联系电话"], *rows])])


def joined_in_a_cell(people: People) -> Made:
    """Name, number and telephone in one cell."""
    page = Page("拆分/合并一格.csv")
    joints = ("/", "，", " ", "；", "\n", "|")
    rows = [
        [str(n), joint.join((p.name, p.id, p.mobile)), p.village]
        for n, (joint, p) in enumerate(zip(joints * 2, people.adults(12), strict=True), 1)
    ]
    return write(page, [Grid([["序号", "困难群众姓名/身份证号/电话", "所在村"], *rows])])


def _of(person: Person, what: str) -> str:
    return str(getattr(person, what))


DOCUMENTS = (
    _split("csv"), _split("xlsx"), _split("docx"), _split("html"), two_cells, markup, emphasis, formulas, runs, elements,
    letterhead, several_in_a_cell, joined_in_a_cell,
)  # fmt: skip
