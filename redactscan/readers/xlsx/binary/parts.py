"""The other parts of a binary workbook: the workbook itself, its strings, its styles; of the rest, the strings."""

from __future__ import annotations

import re
from struct import Struct

from redactscan.model import Anchor, Field, Location, Passage, Role
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.sheets.cells import long_numbers
from redactscan.readers.sheets.formats import BUILT_IN_DATES, PLAIN, Format, Formats, spoken
from redactscan.readers.sheets.looks import BLACK, INDEXED, WHITE, is_unseen
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.sheets.strings import SharedStrings
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.readers.xlsx.binary.records import damage_noticed, records, rich_string, wide_string
from redactscan.tuples import NamedTuple

_U2, _U4 = Struct("<H"), Struct("<I")
_SHEET, _SETTINGS, _STRING, _FORMAT, _FONT, _FILL, _XF = 156, 153, 19, 44, 43, 45, 47
_CELL_XFS, _CELL_XFS_END = 617, 618
_VISIBLE, _SOLID, _NO_FILL = 0, 1, 0
_INDEXED, _THEME = 1, 3
# What is in a part, by the beginning of its name.
_ROLES: tuple[tuple[str, Role], ...] = (
    ("comments", "comment"), ("externallink", "hidden"), ("pivotcache", "hidden"), ("revision", "deleted"),
)  # fmt: skip
# Counters and the names of relationships.
_DUMB = re.compile(r"rId\d+|\d{1,7}")
_AUTHOR, _COMMENT, _COMMENT_TEXT = 632, 635, 637
_WITH_NUMBERS = frozenset({"hidden", "deleted"})


class Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    hidden: bool


def read_listed(draft: Draft, part: str, data: bytes) -> tuple[list[Listed], bool]:
    """The sheets of ``workbook.bin``, and whether its dates begin in 1904."""
    sheets: list[Listed] = []
    since_1904 = False
    with damage_noticed(draft, part):
        for kind, content in records(data):
            if kind == _SHEET:
                relation, at = wide_string(content, 8)
                sheets.append(Listed(wide_string(content, at)[0], relation, _U4.unpack_from(content)[0] != _VISIBLE))
            elif kind == _SETTINGS:
                since_1904 = bool(content[0] & 1)
    return sheets, since_1904


def read_strings(draft: Draft, part: str, data: bytes) -> SharedStrings:
    """The shared strings; their phonetic guides are metadata."""
    found = SharedStrings(part)
    with damage_noticed(draft, part):
        for kind, content in records(data):
            if kind == _STRING:
                text, guide = rich_string(content, 0)
                found.texts.append(text)
                if guide.strip():
                    draft.content.append(Passage(guide, Location(part, "metadata", Field("phonetic"))))
    return found


def read_formats(draft: Draft, part: str, data: bytes, since_1904: bool) -> Formats:
    """The cell formats of ``styles.bin``; the texts in number formats are metadata."""
    codes: dict[int, str] = {}
    fonts: list[tuple[str, float]] = []
    fills: list[str] = []
    found = Formats(since_1904)
    of_cells = False
    with damage_noticed(draft, part):
        for kind, content in records(data):
            if kind == _FORMAT:
                code = codes[_U2.unpack_from(content)[0]] = wide_string(content, 2)[0]
                for text in spoken(code):
                    draft.content.append(Passage(text, Location(part, "metadata", Field("number format"))))
            elif kind == _FONT:
                fonts.append((_colour(content, 12) or BLACK, _U2.unpack_from(content)[0] / 20))
            elif kind == _FILL:
                fills.append(_ground(content))
            elif kind in (_CELL_XFS, _CELL_XFS_END):
                of_cells = kind == _CELL_XFS
            elif kind == _XF and of_cells:
                number, font, fill = (_U2.unpack_from(content, at)[0] for at in (2, 4, 6))
                shape = Format.of(codes[number]) if number in codes else Format(dated=number in BUILT_IN_DATES)
                colour, points = fonts[font] if font < len(fonts) else (BLACK, None)
                if is_unseen(colour, fills[fill] if fill < len(fills) else WHITE, points):
                    shape = shape.unseen()
                found.formats.append(PLAIN if shape == PLAIN else shape)
    return found


def read_comments(draft: Draft, sweep: Sweep, part: str, data: bytes, sheet: Sheet | None) -> None:
    """The comments of a sheet, each at its cell, and who wrote them."""
    anchor: Anchor = Field("comment")
    with damage_noticed(draft, part):
        for kind, content in records(data):
            if kind == _AUTHOR:
                sweep.author(part, wide_string(content, 0)[0])
            elif kind == _COMMENT and sheet:
                anchor = sheet.cell(_U4.unpack_from(content, 4)[0] + 1, _U4.unpack_from(content, 12)[0] + 1)
            elif kind == _COMMENT_TEXT:
                for text in rich_string(content, 0):
                    if text.strip():
                        draft.content.append(Passage(text, Location(part, "comment", anchor)))


def say_strings(draft: Draft, part: str, data: bytes, role: Role | None = None) -> None:
    """The strings of a part, or of ``data`` from it; of caches and logs, its long numbers, too."""
    role = role or _role(part)
    texts = strings(data)
    if role in _WITH_NUMBERS:
        texts += long_numbers(data)
    for text in dict.fromkeys(text for text in texts if not _DUMB.fullmatch(text)):
        draft.content.append(Passage(text, Location(part, role, Field(_name(part)))))


def _role(part: str) -> Role:
    name = _name(part).lower()
    return next((role for begin, role in _ROLES if name.startswith(begin)), "metadata")


def _name(part: str) -> str:
    return part.rpartition("/")[2].removesuffix(".bin").rstrip("0123456789")


def _ground(data: bytes) -> str:
    pattern = _U4.unpack_from(data)[0]
    if pattern == _NO_FILL:
        return WHITE
    return (_colour(data, 4) or BLACK) if pattern == _SOLID else ""


def _colour(data: bytes, at: int) -> str:
    """[MS-XLSB] 2.5.4: whether there is a colour, its kind, its number, its tint, its channels; '' for automatic."""
    kind, index = data[at] >> 1, data[at + 1]
    if data[at] & 1:
        return data[at + 4 : at + 7].hex().upper()
    return INDEXED.get(index, f"indexed {index}") if kind == _INDEXED else f"theme {index}" if kind == _THEME else ""
