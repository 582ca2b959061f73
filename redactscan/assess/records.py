"""What a table says of each person: a row of a list under its headers, or a form as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from redactscan.detectors.headers import Header, is_header, is_repeat
from redactscan.model import Table
from redactscan.text import regex
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field

# the narrowest place first: it is what keeps people of one name apart
_PLACES = tuple(
    map(regex.compile, ("[村屯组]|社区|居委会|小区", "单位|学校|班级|院校", "[乡镇]|街道", "地址|住址|所在地|籍"))
)
_NUMBERED = regex.compile("编号|编码|代码|号码|电话|账号")
_OUTER = regex.compile(r".*(?:乡|镇|街道)(?:办事处)?(?=\p{Han}{2})")
_KIND = regex.compile("(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村)$")


@dataclass(frozen=True, slots=True)
class Record:
    """A row or a form: ``headers[n]`` is the squeezed header or label of ``texts[n]``.

    ``row`` is the 0-based row, ``cells`` are the cells of a form.
    """

    table: Table
    headers: Sequence[str] = field(repr=False)
    texts: Sequence[str] = field(repr=False)
    row: int = 0
    cells: Sequence[tuple[int, int]] | None = None

    @property
    def form(self) -> bool:
        """Whether it is a form."""
        return self.cells is not None

    def cell(self, place: int) -> tuple[int, int]:
        """Where ``texts[place]`` stands."""
        return self.cells[place] if self.cells is not None else (self.row, place)

    @property
    def place(self) -> str:
        """Where the person lives or belongs, as narrow as the record tells it; '' if it does not."""
        ranked = ((_width(header), text) for header, text in zip(self.headers, self.texts, strict=False))
        places = [(width, place) for width, text in ranked if width and (place := place_of(text))]
        return min(places, default=(0, ""))[1]


def records(table: Table, head: Header) -> Iterator[Record]:
    """The rows below the header; of a form its one record; nothing of an empty table."""
    if head.form:
        pairs = list(_pairs(table))
        yield Record(
            table,
            [label for label, _ in pairs],
            [table.rows[row][column] for _, (row, column) in pairs],
            cells=[cell for _, cell in pairs],
        )
        return
    for number in range(head.rows, len(table.rows)):
        row = table.rows[number]
        if not (head.rows and is_repeat(row, head)):
            headers = head.texts if len(head.texts) >= len(row) else (*head.texts, *[""] * (len(row) - len(head.texts)))
            yield Record(table, headers, row, number)


@lru_cache(maxsize=4096)  # a column has one header and very many cells
def _width(header: str) -> int:
    """How wide the places under a squeezed header are, from 1; 0 if they are none."""
    if _NUMBERED.search(header):
        return 0
    return next((width for width, words in enumerate(_PLACES, 1) if words.search(header)), 0)


@lru_cache(maxsize=4096)
def place_of(text: str) -> str:
    """A place as it is compared: the village or estate without the town before it and the kind behind it.

    >>> place_of("罗塘乡王庄村"), place_of("王庄村委会"), place_of("新街镇"), place_of("  ")
    ('王庄', '王庄', '新街镇', '')
    """
    place = squeeze(text)
    narrow = _OUTER.sub("", place)
    return _KIND.sub("", narrow) or narrow or place


def _pairs(table: Table) -> Iterator[tuple[str, tuple[int, int]]]:
    """The labels of a form, each with the cell right of it."""
    for number, row in enumerate(table.rows):
        for column in range(1, len(row)):
            beside = squeeze(row[column - 1])
            if row[column].strip() and is_header(beside) and not is_header(squeeze(row[column])):
                yield beside, (number, column)
