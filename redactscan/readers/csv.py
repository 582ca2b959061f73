"""CSV and TSV: one table of the cell texts exactly as written, ``="340…"`` and leading apostrophes included.

The standard parser reads strictly. A record that it refuses is taken apart at every delimiter instead, so that the text
is read all the same, and the file gets a notice. ``csv.Sniffer`` is not used: it guesses from quotes and often wrongly.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from redactscan.model import Document, Message, Table
from redactscan.readers.encoding import text_of
from redactscan.readers.source import Draft, Reader, Source
from redactscan.values import dataclass, field

_DELIMITERS = (",", "\t", ";", "|", "，")
_MIN_RECORDS = 3
_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 1 << 16
# Excel's own way to name the delimiter; it does not show this line as a row.
_SEP_LINE = re.compile(r'"?sep=([^\r\n"])"?(?:\r\n|\r|\n)', re.IGNORECASE)
_CUT_OFF = "unexpected end of data"  # what the strict parser says of a quote that is never closed


@dataclass(slots=True)
class _Parse:
    """The records of a file with their numbers, and the lines (1-based) whose quotes are wrong or never closed."""

    count: int
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    misquoted: list[int] = field(default_factory=list)
    unclosed: int = 0

    def add(self, record: list[str]) -> None:
        self.count += 1
        if record:
            self.rows.append(record)
            self.numbers.append(self.count)


def _read(source: Source) -> Document:
    draft = Draft(source, READER.media_type, parts=1)
    text = text_of(draft)
    named = _SEP_LINE.match(text)
    # Only \n, \r\n and \r end a line, as for the parser; str.splitlines knows eight more.
    lines = list(StringIO(text, newline=""))
    with _any_field_size(len(text)):
        delimiter = named[1] if named else _delimiter(lines)
        parse = _parse(lines, delimiter, skip=1 if named else 0)
    if parse.rows:
        draft.content.append(Table("", 1, parse.rows, row_numbers=parse.numbers))
    if parse.misquoted:
        detail = Message.of("detail.misquoted", line=parse.misquoted[0], count=len(parse.misquoted))
        draft.notice("unparsable", detail=detail)
    if parse.unclosed:
        draft.notice("unparsable", detail=Message.of("detail.unclosed-quote", line=parse.unclosed))
    elif not draft.notices and _breaks_off(parse.rows, lines):
        draft.notice("unparsable", detail=Message.of("detail.truncated"))
    return draft.finish()


def _breaks_off(rows: list[list[str]], lines: list[str]) -> bool:
    """Whether the file ends in the middle of a record: all others are equally long, the last is shorter and unended."""
    widths = {len(row) for row in rows[:-1]}
    return (
        len(rows) > _MIN_RECORDS and len(widths) == 1 and len(rows[-1]) < widths.pop() and lines[-1][-1:] not in "\r\n"
    )


def _delimiter(lines: list[str]) -> str:
    """The delimiter that gives the most records the same number of columns; of equals, the one with more columns."""
    sample = list(_within(lines[:_SAMPLE_LINES], _SAMPLE_CHARACTERS))

    def consistency(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(record) for record in csv.reader(sample, delimiter=delimiter) if len(record) > 1)
        width, records = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return records, width

    return max(_DELIMITERS, key=consistency)


def _within(lines: list[str], budget: int) -> Iterator[str]:
    for line in lines:
        yield line
        budget -= len(line)
        if budget < 0:
            return


def _parse(lines: list[str], delimiter: str, skip: int) -> _Parse:
    """All records after ``skip`` lines. Blank ones count, as they do in a spreadsheet, but are not kept."""
    parse = _Parse(count=skip)
    start = skip
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter, strict=True)
        read = 0
        try:
            for record in reader:
                parse.add(record)
                read = reader.line_num
            break
        except csv.Error as error:
            start += read
            cut_off = str(error) == _CUT_OFF
            if cut_off:
                parse.unclosed = start + 1
            else:
                parse.misquoted.append(start + 1)
        # After a quote that nothing closes no later quote can be trusted; otherwise only this line is in doubt.
        doubtful = lines[start:] if cut_off else lines[start : start + 1]
        for record in csv.reader(doubtful, delimiter=delimiter, quoting=csv.QUOTE_NONE):
            parse.add(record)
        start += len(doubtful)
    return parse


@contextmanager
def _any_field_size(size: int) -> Iterator[None]:
    """Let a field be as long as the text; the limit (128 KiB) is a setting of the whole process."""
    usual = csv.field_size_limit()
    csv.field_size_limit(max(usual, size))
    try:
        yield
    finally:
        csv.field_size_limit(usual)


READER = Reader("csv", "text/csv", (".csv", ".tsv"), _read)
