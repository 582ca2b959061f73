"""Workbooks (ECMA-376 SpreadsheetML): sheets as sparse tables, and every other part of the package."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from redactscan.model import Document, Field, Location, Message, Passage
from redactscan.readers.office import Office
from redactscan.readers.package import attributes, local
from redactscan.readers.source import Draft, Reader, Source
from redactscan.readers.xlsx_beside import read_comments, read_drawing, read_leftovers
from redactscan.readers.xlsx_places import Sheet
from redactscan.readers.xlsx_sheet import SheetReader, literals
from redactscan.readers.xlsx_strings import SharedStrings
from redactscan.readers.xlsx_values import Formats

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_SHEET_FOLDERS = ("chartsheets", "dialogsheets", "macrosheets", "worksheets")


@dataclass(slots=True)
class _Workbook:
    """What the parts of one workbook know of each other. ``owners`` maps a part to the sheet it hangs on."""

    office: Office
    sheets: dict[str, Sheet] = field(default_factory=dict)
    owners: dict[str, Sheet] = field(default_factory=dict)
    strings: SharedStrings = field(default_factory=SharedStrings)
    formats: Formats = field(default_factory=Formats)

    def add_sheet(self, name: str, part: str, hidden: bool) -> None:
        sheet = Sheet(len(self.sheets) + 1, name, part, hidden)
        self.sheets[part] = sheet
        for relation in self.office.package.relations(part):
            self.owners.setdefault(relation.target, sheet)


def read(source: Source) -> Document:
    """Read an ``.xlsx``: the workbook, its strings and formats first, then its sheets, then whatever else there is."""
    draft = Draft(source, MEDIA_TYPE)
    office = Office.open(draft)
    book = _Workbook(office)
    main = _main_parts(office)
    for part in main:
        _read_workbook(book, part)
    # a sheet that no workbook lists is not shown to anybody
    for part, member in office.package.parts.items():
        if _folder(part) in _SHEET_FOLDERS and member.name.endswith(".xml") and part not in book.sheets:
            book.add_sheet(_name(part), part, hidden=True)
    for part in sorted(office.package.parts, key=lambda part: _rank(book, part)):
        if part not in main:
            _read_part(book, part)
    for text in book.strings.orphans():
        draft.content.append(Passage(text, Location(book.strings.part, "hidden", Field("sharedStrings"))))
    if not book.sheets and not draft.notices:
        draft.notice("type-mismatch", detail=Message.of("detail.no-document"))
    return draft.finish()


def _main_parts(office: Office) -> list[str]:
    parts = office.package.parts
    named = [relation.target for relation in office.package.relations("") if relation.kind == "officeDocument"]
    return [part for part in parts if part in named or _name(part) == "workbook.xml"]


def _read_workbook(book: _Workbook, part: str) -> None:
    root = book.office.xml(part)
    if root is None or local(root.tag) != "workbook":
        if root is not None:
            book.office.rest(part, root)
        return
    package = book.office.package
    targets = {relation.id: relation.target for relation in package.relations(part)}
    for element in root.iter():
        named = attributes(element)
        match local(element.tag):
            case "workbookPr":
                book.formats.since_1904 = named.get("date1904", "0") in ("1", "true", "on")
            case "sheet":
                target = targets.get(named.get("id", ""), "")
                if target in package.parts:
                    book.add_sheet(named.get("name", ""), target, named.get("state", "visible") != "visible")
                else:
                    book.office.draft.notice("unparsable", target or part, Message.of("detail.missing-part"))
            case "definedName":
                for text in literals(element.text or ""):
                    book.office.draft.content.append(Passage(text, Location(part, "metadata", Field("defined name"))))
    book.office.sweep.attributes(part, root)


def _read_part(book: _Workbook, part: str) -> None:
    office = book.office
    if part in book.sheets:
        _read_sheet(book, book.sheets[part])
    elif _name(part).startswith("sharedStrings"):
        _read_strings(book, part)
    elif (root := office.xml(part)) is not None:
        sheet = book.owners.get(part)
        match local(root.tag):
            case "styleSheet":
                book.formats = Formats.of(root, book.formats.since_1904)
            case "comments" | "ThreadedComments":
                read_comments(office, part, root, sheet)
            case "wsDr":
                read_drawing(office, part, root, sheet)
            case _:
                office.rest(part, root)


def _read_strings(book: _Workbook, part: str) -> None:
    data = book.office.package.read(part)
    strings = SharedStrings.read(book.office.draft, part, data or b"")
    if not book.strings.part:
        book.strings = strings
        return
    for text in strings.orphans():  # a second table of strings, which no cell can name
        book.office.draft.content.append(Passage(text, Location(part, "hidden", Field("sharedStrings"))))


def _read_sheet(book: _Workbook, sheet: Sheet) -> None:
    data = book.office.package.read(sheet.part)
    if data is None:
        return
    root = SheetReader(book.office.draft, sheet, book.strings, book.formats).read(data)
    if root is not None:
        read_leftovers(book.office, sheet, root)


def _rank(book: _Workbook, part: str) -> tuple[int, int]:
    """Strings and formats before the sheets, the sheets in the order of their tabs, what hangs on them next."""
    if _folder(part) == "xl" and _name(part).startswith(("sharedStrings", "styles")):
        return 0, 0
    if part in book.sheets:
        return 1, book.sheets[part].number
    return (2, book.owners[part].number) if part in book.owners else (3, 0)


def _folder(part: str) -> str:
    return posixpath.basename(posixpath.dirname(part))


def _name(part: str) -> str:
    return posixpath.basename(part)


READER = Reader("xlsx", MEDIA_TYPE, (".xlsx",), read)
