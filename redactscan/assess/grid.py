"""What is known of a table: its header, its person rows, which of its columns are codes and not identifiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from redactscan.detectors.headers import Header
from redactscan.detectors.persons import looks_masked
from redactscan.model import Match, Table
from redactscan.text import regex
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field

MIN_CODES = 4  # bare numbers in a column that make it possible to judge it as a whole
PURITY = 0.6  # share of them that a validator must accept, or the column holds something else
ACCOUNTS = (16, 17, 19, 20, 21, 22)  # characters of an account that no other number of a person has
FEW = 20  # rows to one that names somebody by the way: 代表冯道明 among the remarks
MIN_DIGITS = 7  # shorter numbers are counts and dates
_HIDDEN = regex.compile(r"\s*\p{Han}.{1,9}$")
_SAMPLE = regex.compile("(?:^|\n)示例(?:[，,。;；\n]|$)|样例|示例数据|示例[:：]|[(（]示例[)）]|测试数据|请删除本行")
_AMOUNT = regex.compile(
    "金额|预算|决算|数额|收入|支出|余额|合计|小计|万元|[(]元[)]|面积|数量|单价|总价|价款|规模|投资|字节|大小"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """``persons`` are the 0-based rows that name a person; ``codes`` are pairs of a type and a column that it is not;
    ``accounts`` are the columns without a header that hold numbers as long as an account's, row after row.
    ``example`` is the word with which a form or a list in words says that it is only an example of how to fill it in,
    ``samples`` those with which rows say it of themselves.
    ``names_persons`` tells whether it names anybody, masked or not: statistics under the title of a list do not.

    An 18-digit project code that embeds a county and a date passes the identity number's checksum once in eleven
    rows, and a bank card's once in ten: only the column as a whole tells them apart.
    """

    table: Table
    header: Header
    persons: frozenset[int]
    codes: frozenset[tuple[str, int]]
    accounts: frozenset[int] = frozenset()
    names_persons: bool = False
    example: str = ""
    samples: Mapping[int, str] = field(default_factory=dict)

    def sample(self, index: int) -> str:
        """The word with which a row says that it is only an example, '' if it does not."""
        return self.example or self.samples.get(index, "")

    def names(self, index: int) -> bool:
        """Whether a row names a person; a form is about one as a whole."""
        return bool(self.persons) if self.header.form else index in self.persons

    def is_code(self, match: Match) -> bool:
        """Whether the match lies in a column that is, as a whole, not of the match's type."""
        if match.cell is None or match.rule.detect.view != "number":
            return False
        return (match.rule.type, match.cell[1]) in self.codes or bool(_AMOUNT.search(self.header.text(match.cell[1])))


def grid(table: Table, head: Header, matches: Sequence[Match]) -> Grid:
    """The grid of a table, by what was found in it."""
    persons = frozenset(m.cell[0] for m in matches if m.cell and m.rule.type == "person-name")
    accounts = frozenset() if head.rows or head.form else _accounts(table)
    named = len(persons) * FEW > len(table.rows) or _hides_names(table)
    samples = {number: word for number, row in enumerate(table.rows) if (word := _example(row))}
    example = _example_as_a_whole(table, head)
    return Grid(table, head, persons, _codes(table, matches), accounts, named, example, samples)


def _example_as_a_whole(table: Table, head: Header) -> str:
    rows = table.rows if head.form else table.rows[: head.rows] if table.origin else ()
    return next((word for row in rows if (word := _example([f"{cell}:" for cell in row]))), "")


def _example(row: Sequence[str]) -> str:
    found = _SAMPLE.search("\n".join(row))
    return found.group() if found else ""


def _hides_names(table: Table) -> bool:
    short = (cell for row in table.rows for cell in row if _HIDDEN.match(cell))
    return any(looks_masked(squeeze(cell)) for cell in short)


def _accounts(table: Table) -> frozenset[int]:
    """Columns of bare numbers of a length that identity numbers, phones and dates do not have.

    In a short list all of them are such numbers, save a title.
    """
    lengths: dict[int, Counter[int]] = {}
    filled: Counter[int] = Counter()
    for row in table.rows:
        for column, cell in enumerate(row):
            filled[column] += bool(cell)
            if cell.isdigit():
                lengths.setdefault(column, Counter())[len(cell)] += 1
    many = {c for c, n in lengths.items() if any(n[length] >= MIN_CODES for length in (16, 17, 19, 21))}
    every = {c for c, n in lengths.items() if (few := sum(n[at] for at in ACCOUNTS)) > 1 and few >= filled[c] - 1}
    return frozenset(many | every)


def _codes(table: Table, matches: Sequence[Match]) -> frozenset[tuple[str, int]]:
    """The (type, column) pairs whose whole-cell matches are too few among the column's bare numbers."""
    cells = {(m.rule.type, *m.cell) for m in matches if m.cell and m.rule.detect.view == "number" and _fills(table, m)}
    hits = Counter((kind, column) for kind, _, column in cells)
    numbers = _numbers(table, {column for _, column in hits})
    return frozenset(
        key for key, count in hits.items() if numbers[key[1]] >= MIN_CODES and count < PURITY * numbers[key[1]]
    )


def _fills(table: Table, match: Match) -> bool:
    row, column = match.cell or (0, 0)
    cell, longest = table.rows[row][column], len(match.value) + 2
    return len(cell) <= longest or len(squeeze(cell)) <= longest


def _numbers(table: Table, columns: set[int]) -> Counter[int]:
    """How many cells of each column are bare numbers, a final X allowed."""
    numbers: Counter[int] = Counter()
    for row in table.rows:
        for column in columns:
            text = row[column] if column < len(row) else ""
            if not (text.isascii() and text.isdigit()):
                text = squeeze(text)
            numbers[column] += len(text) >= MIN_DIGITS and text[:-1].isdigit()
    return numbers
