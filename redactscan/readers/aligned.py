"""Lists whose columns are only aligned: no ruled line, no pipe, nothing but white space between the cells.

A roster in such a list is found by its columns, as in any table, so that 监护人账号 labels the numbers below it. Prose
that happens to have as many words in three lines must stay prose: whoever splits a sentence loses what is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from operator import eq

from redactscan.hints import TypeAlias
from redactscan.readers.aligned_cells import MIN_CELLS, Row, heads, is_clause
from redactscan.readers.aligned_columns import Column
from redactscan.readers.aligned_lines import Line, Place, Split, lines_of
from redactscan.values import dataclass, field

MIN_LINES = 3
JUDGED = 12
"""Lines by which a table is judged, so that a long log costs no more than its length."""

MIN_FLUSH = 4
"""Lines that are a list by their edges alone, whatever stands in them and be it two columns."""

_SHARE = 0.6  # of the records that must carry a number
_SLACK = 1  # half a 汉字
_STRAY = 2  # lines in a row that may deviate: a subtitle, the rest of a cell that wrapped
_Found: TypeAlias = tuple[int, tuple[Row, ...]]  # the number of a table's first line, a row for each of its lines


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines ``start:end`` of a text. ``rows`` are its cells if it is a table, () if it is not.

    Each line that is not blank is a row; one that does not fit the columns is a row of one cell.
    """

    start: int
    end: int
    rows: tuple[Row, ...] = field(default=(), repr=False)


def stretches(text: str, place: Place | None = None) -> Iterator[Stretch]:
    r"""The text as tables and what is between them, without gap or overlap. ``place``: as typed, if not given.

    >>> lines = ["名单", "姓名  手机  住址", "张三  138****0001  甲村", "李四      乙村"]
    >>> [stretch.rows[2:] for stretch in stretches("\n".join([*lines, lines[2]]))]
    [(), (('李四', '', '乙村'), ('张三', '138****0001', '甲村'))]
    """
    lines = list(lines_of(text, place))
    start = 0
    for first, table in _tables(lines):
        last = lines[first + len(table) - 1]
        if start < lines[first].start:
            yield Stretch(start, lines[first].start)
        yield Stretch(lines[first].start, last.end, table)
        start = last.end
    if start < len(text):
        yield Stretch(start, len(text))


def _tables(lines: Sequence[Line]) -> list[_Found]:
    """All tables. Wide gaps tell more than single spaces, and a header of as many columns more than either."""
    tables: list[_Found] = []
    for strict in (True, False):
        for wide in (True, False):
            edges = [0, *(edge for first, rows in tables for edge in (first, first + len(rows))), len(lines)]
            for begin, end in zip(edges[::2], edges[1::2], strict=True):
                search = _Search(lines[begin:end], wide, strict)
                tables += [(begin + first, rows) for first, rows in search.tables()]
            tables.sort()
    return tables


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for tables in ``lines`` that are all split one way.

    ``strict``: a header of other columns proves that this is not how the lines below it are split.
    """

    lines: Sequence[Line]
    wide: bool
    strict: bool

    def tables(self) -> Iterator[_Found]:
        at = 0
        header: int | None = None  # the last one that nothing but records follows
        while at < len(self.lines):
            first, rows = self._table(at, header)
            if rows:
                yield first, rows
                at, header = first + len(rows), None
                continue
            if self.lines[at].headers:
                header = at
            elif not self.lines[at].is_record:
                header = None
            at += 1

    def _split(self, line: Line) -> Split:
        return line.wide if self.wide else line.fine

    def _table(self, at: int, header: int | None) -> _Found:
        """The table whose first regular record is line ``at``; no rows if there is none.

        ``header`` is its header, if only few lines that deviate stand between.
        """
        width = len(self._split(self.lines[at]).cells)
        if width < (2 if self.wide else MIN_CELLS) or self.lines[at].headers:
            return at, ()
        head: Row = ()
        if header is not None:
            found = self.lines[header].headers
            head = next((row for row in (found[:1] if self.strict else found) if heads(row, width)), ())
            if self.strict and not head:
                return at, ()
        if header is None or at - header > _STRAY + 1 or not head:
            header, head = at, ()
        regular = partial(heads, head) if head else partial(eq, width)
        records = self._records(at, regular, self.lines[header], bool(head))
        if not self._convinces(records, bool(head)):
            return at, ()
        return header, tuple(self._rows(header, head, regular, _columns(records)))

    def _records(self, at: int, regular: Callable[[int], bool], top: Line, headed: bool) -> list[Split]:
        """The first lines of a regular width from line ``at``, until too many deviate."""
        found: list[Split] = []
        strays = 0
        for line in self.lines[at : at + JUDGED]:
            if _ends(line, top):
                break
            if line.headers:
                continue
            split = self._split(line)
            if regular(len(split.cells)):
                found.append(split)
                strays = 0
            elif headed and line.fitted(_columns(found)):
                strays = 0
            elif strays == _STRAY:
                break
            else:
                strays += 1
        return found

    def _convinces(self, records: Sequence[Split], headed: bool) -> bool:
        """Whether these records are a list: below a header, in columns with straight edges, with numbers in a column.

        Single spaces part words, too: without a header it then takes another column, of ever new words such as names.
        """
        if headed or len(records) < MIN_LINES:
            return headed and len(records) >= MIN_LINES - 1
        enough = _SHARE * len(records)
        columns = range(len(records[0].cells))
        varied = any(len({row.cells[i] for row in records}) >= enough for i in columns)
        said = any(sum(1 for row in records if is_clause(row.cells[i])) >= enough for i in columns)
        if self.wide and varied and len(records) >= MIN_FLUSH and not said and _is_flush(records):
            return True
        if len(columns) < MIN_CELLS:
            return False
        if not any(sum(1 for row in records if row.kinds[i] in ("long", "number")) >= enough for i in columns):
            return False
        return self.wide or any(
            len({row.cells[i] for row in records if row.kinds[i] == "short"}) >= enough for i in columns
        )

    def _rows(self, first: int, head: Row, regular: Callable[[int], bool], columns: Sequence[Column]) -> Iterator[Row]:
        """The rows from line ``first`` to the last that fits; lines in between that do not fit are rows of one cell."""
        strays: list[Row] = []
        for line in self.lines[first:]:
            if _ends(line, self.lines[first]):
                return
            row = head if line.headers else self._split(line).cells
            if row is not head and not regular(len(row)):
                row = line.fitted(columns)
            if row:
                yield from (*strays, row)
                strays = []
            elif len(strays) == _STRAY:
                return
            else:
                strays.append((line.text.strip(),))


def _is_flush(records: Sequence[Split]) -> bool:
    """Whether all columns have a straight edge, at the left or, as amounts do, at the right."""
    for column in zip(*(record.extents for record in records), strict=True):
        known = [extent for extent in column if extent is not None]
        edges = [[extent[side] for extent in known] for side in (0, 1)]
        if len(known) < len(column) or min(max(edge) - min(edge) for edge in edges) > _SLACK:
            return False
    return True


def _columns(records: Sequence[Split]) -> list[Column]:
    kinds = zip_longest(*(record.kinds for record in records))
    extents = zip_longest(*(record.extents for record in records))
    return [Column.of([k for k in column if k], room) for column, room in zip(kinds, extents, strict=True)]


def _ends(line: Line, top: Line) -> bool:
    """Whether a line cannot belong to the table whose first line is ``top``: it is prose or another header."""
    return not line.is_record or (bool(line.headers) and line.text.split() != top.text.split())
