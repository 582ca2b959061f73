"""The log of a shared workbook: what cells held before ([MS-XLS] 2.1.7.17). Its strings and long numbers are read."""

from __future__ import annotations

from redactscan.model import Field, Location, Passage
from redactscan.readers.sheets.cells import long_numbers
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.readers.xls.records import Records

_CHANGED_CELL = 0x013B


def read_revisions(draft: Draft, part: str, data: bytes) -> None:
    """Append each string and each long number of the log once."""
    texts: dict[str, None] = {}
    for kind, content in Records(data):
        if kind == _CHANGED_CELL:
            texts.update(dict.fromkeys(long_numbers(content)))
    for text in (*strings(data), *texts):
        draft.content.append(Passage(text, Location(part, "deleted", Field("revision"))))
