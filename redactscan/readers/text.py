"""Plain text, logs and Markdown: the raw text with true line numbers, and the tables that stand in it.

A Markdown table, a ``psql`` or ``mysql`` listing, a table drawn with ─ and │, three or more lines with tabs or pipes
and a list that is aligned with spaces are tables, because a roster is judged by its columns. Everything else is a
passage; no character is in both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise, zip_longest

from redactscan.model import Document, Line, Location, Passage, Table
from redactscan.readers.encoding import text_of
from redactscan.readers.source import Draft, Reader, Source

_NEWLINE = re.compile(r"\r\n|\r|\n")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"[^\S\r\n](?<=\S.)[^\S\r\n]*\S")  # within a line; no row is without
_BAR = re.compile("[│┃║]")  # ─ and its like are drawn; a bar parts cells
_DRAWN = re.compile(r"[\s│┃║]*[─-╿][\s─-╿]*")
_MIN_BARS = 2
_MIN_GROUPS = 3
_MIN_TAB_LINES = 3
_MIN_BARE_LINES = 3
_MAX_SHORT = 60  # characters of a line with a tab that is no layout


class Lines:
    """The lines of a text as editors count them (LF, CRLF, CR), found when first asked for.

    ``part`` is the part of a file that the text is.
    """

    def __init__(self, text: str, part: str = "") -> None:
        self.text = text
        self.part = part

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line; an empty last line counts."""
        return [0, *(newline.end() for newline in _NEWLINE.finditer(self.text))]

    def at(self, offset: int) -> Line:
        """The line and column, both 1-based, of an offset.

        >>> Lines("甲" + chr(10) + "乙丙").at(3)
        Line(line=2, column=2)
        """
        line = bisect_right(self.starts, offset)
        return Line(line, offset - self.starts[line - 1] + 1)

    def passage(self, start: int, end: int) -> Passage:
        """The stretch ``start:end`` of the text as a passage that knows the lines of its spans."""
        first = self.at(start) if start else Line(1, 1)
        return Passage(
            self.text[start:end], Location(self.part, "body", first), locate=lambda begin, _end: self.at(start + begin)
        )


def _read(source: Source) -> Document:
    draft = Draft(source, READER.media_type, parts=1)
    draft.content += blocks(text_of(draft))
    return draft.finish()


def blocks(text: str, part: str = "") -> Iterator[Passage | Table]:
    """The passages and tables of a text, which may be one part of several."""
    lines = Lines(text, part)
    tables = 0
    for start, end, rows in _stretches(lines):
        if rows:
            tables += 1
            yield Table(part, tables, rows)
        elif text[start:end].strip():
            yield lines.passage(start, end)


def _stretches(lines: Lines) -> Iterator[tuple[int, int, Sequence[Sequence[str]]]]:
    """The whole text, stretch by stretch: its start and end, the rows if it is a table."""
    done = 0
    drawn = "\t" in lines.text or "|" in lines.text or _BAR.search(lines.text)
    for start, end, rows in _tables(lines) if drawn else ():
        yield from _aligned(lines.text, done, start)
        yield start, end, rows
        done = end
    yield from _aligned(lines.text, done, len(lines.text))


def _aligned(text: str, start: int, end: int) -> Iterator[tuple[int, int, Sequence[Sequence[str]]]]:
    if not _GAP.search(text, start, end):
        if start < end:
            yield start, end, ()
        return
    from redactscan.readers.aligned import stretches

    for stretch in stretches(text[start:end]):
        yield start + stretch.start, start + stretch.end, stretch.rows


def _tables(lines: Lines) -> Iterator[tuple[int, int, list[list[str]]]]:
    """The start, end and rows of each table in the text."""
    bounds = [*lines.starts, len(lines.text)]
    rows = [lines.text[start:end].rstrip("\r\n") for start, end in pairwise(bounds)]
    at = 0
    while at < len(rows):
        end = at + 1
        if after := _ruled_table(rows, at):
            yield bounds[at], bounds[after], _ruled_cells(rows[at:after])
            at = after
            continue
        for extent, cells in ((_pipe_table, _pipe_cells), (_bare_table, _pipe_cells), (_tab_table, _tab_cells)):
            if after := extent(rows, at):
                yield bounds[at], bounds[after], [cells(row) for row in rows[at:after] if not _is_rule(row)]
                end = after
                break
        at = end


def _pipe_table(rows: list[str], at: int) -> int:
    """The row after the Markdown table whose header is row ``at``; 0 if there is none."""
    if "|" not in rows[at] or at + 1 == len(rows) or not _is_rule(rows[at + 1]):
        return 0
    return next((end for end in range(at + 2, len(rows)) if "|" not in rows[end]), len(rows))


def _bare_table(rows: list[str], at: int) -> int:
    """The row after the lines from row ``at`` that as many pipes part, without a rule below the first; 0 if none."""
    pipes = rows[at].count("|")
    end = next((end for end in range(at, len(rows)) if rows[end].count("|") != pipes), len(rows))
    return end if pipes >= _MIN_BARS and end - at >= _MIN_BARE_LINES else 0


def _ruled_table(rows: list[str], at: int) -> int:
    """The row after the table drawn with ─ and │ from row ``at``; 0 if there is none."""
    end = next((end for end in range(at, len(rows)) if not (_is_barred(rows[end]) or _is_drawn(rows[end]))), len(rows))
    return end if sum(map(_is_barred, rows[at:end])) >= _MIN_BARS else 0


def _is_barred(row: str) -> bool:
    return len(_BAR.findall(row)) >= _MIN_BARS and not _is_drawn(row)


def _is_drawn(row: str) -> bool:
    return bool(_DRAWN.fullmatch(row)) and not _BAR.fullmatch(row.strip())


def _ruled_cells(rows: list[str]) -> list[list[str]]:
    """The rows of a drawn table. Where a line is drawn below each record, what stands between two of them is one."""
    groups: list[list[list[str]]] = [[]]
    for row in rows:
        if _is_drawn(row):
            groups.append([])
        else:
            groups[-1].append(_ruled_row(row))
    groups = list(filter(None, groups))
    apart = len(groups) >= _MIN_GROUPS and not any(row[0] for group in groups for row in group[1:])
    if not apart:
        return [row for group in groups for row in group]
    return [["\n".join(filter(None, cells)) for cells in zip_longest(*group, fillvalue="")] for group in groups]


def _ruled_row(row: str) -> list[str]:
    cells = [cell.strip() for cell in _BAR.split(row.strip())]
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def _tab_table(rows: list[str], at: int) -> int:
    """The row after the lines of columns from row ``at``; 0 if they are too few or mere indentation.

    Three columns and more are a table however long they are, two only if every line is short: a list or a form that
    was pasted off a sheet. A lone tab in a longer line is layout.
    """
    if "\t" not in rows[at].strip():
        return 0
    for enough in (_is_wide, _is_short):
        end = next((end for end in range(at, len(rows)) if not enough(rows[end])), len(rows))
        if end - at >= _MIN_TAB_LINES:
            return end
    return 0


def _is_wide(row: str) -> bool:
    return row.count("\t") > 1


def _is_short(row: str) -> bool:
    return "\t" in row.strip() and len(row) <= _MAX_SHORT


def _is_rule(row: str) -> bool:
    """Whether a line only draws: ``|---|:--:|``, ``----+----``."""
    return "-" in row and ("|" in row or "+" in row) and not row.strip("|+-: \t")


def _pipe_cells(row: str) -> list[str]:
    cells = [cell.strip() for cell in _UNESCAPED_PIPE.split(row.strip())]
    first, last = not cells[0], not cells[-1]
    return cells[first : len(cells) - last]


def _tab_cells(row: str) -> list[str]:
    return row.split("\t")


READER = Reader("text", "text/plain", (".txt", ".md", ".markdown", ".log", ".text"), _read)
