"""Workbooks (ECMA-376 SpreadsheetML): sheets as sparse tables, and every other part of the package."""

from __future__ import annotations

import posixpath

from redactscan.model import Document, Field, Location, Message, Passage
from redactscan.readers.office import Office
from redactscan.readers.package import attributes, local
from redactscan.readers.sheets.formats import Formats
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.sheets.strings import SharedStrings
from redactscan.readers.source import Draft, Reader, Source
from redactscan.readers.xlsx.beside import read_comments, read_drawing, read_leftovers
from redactscan.readers.xlsx.binary import parts as binary
from redactscan.readers.xlsx.binary.sheet import SheetReader as BinarySheetReader
from redactscan.readers.xlsx.sheet import SheetReader
from redactscan.readers.xlsx.strings import read_strings
from redactscan.readers.xlsx.styles import read_formats, spoken_styles
from redactscan.values import dataclass, field

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# The same workbook in records instead of XML ([MS-XLSB]); its drawings, charts and properties are XML all the same.
BINARY_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
_NO_RECORDS = ("activex", "embeddings", "printersettings")

_INDEX = "binaryIndex"  # where the rows of a sheet begin, in a part beside it
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

    def list_sheet(self, name: str, part: str, hidden: bool) -> None:
        """Add a sheet that the workbook lists; that it is not there is noticed."""
        if part in self.office.package.parts:
            self.add_sheet(name, part, hidden)
        else:
            self.office.draft.notice("unparsable", part, Message.of("detail.missing-part"))

    def targets(self, part: str) -> dict[str, str]:
        """The parts that the relationships of ``part`` name."""
        return {relation.id: relation.target for relation in self.office.package.relations(part)}


def read(source: Source) -> Document:
    """Read a workbook: the workbook, its strings and formats first, then its sheets, then whatever else there is."""
    draft = Draft(source, MEDIA_TYPE)
    office = Office.open(draft)
    book = _Workbook(office)
    main = _main_parts(office)
    for part in main:
        _read_workbook(book, part)
    # a sheet that no workbook lists is not shown to anybody
    suffix = ".bin" if draft.media_type == BINARY_TYPE else ".xml"
    for part in office.package.parts:
        is_sheet = _folder(part) in _SHEET_FOLDERS and part.endswith(suffix) and not _name(part).startswith(_INDEX)
        if is_sheet and part not in book.sheets:
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
    return [part for part in parts if part in named or _name(part) in ("workbook.xml", "workbook.bin")]


def _read_workbook(book: _Workbook, part: str) -> None:
    if part.endswith(".bin"):
        _read_binary_workbook(book, part)
        return
    root = book.office.xml(part)
    if root is None or local(root.tag) != "workbook":
        if root is not None:
            book.office.rest(part, root)
        return
    targets = book.targets(part)
    for element in root.iter():
        named = attributes(element)
        match local(element.tag):
            case "workbookPr":
                book.formats.since_1904 = named.get("date1904", "0") in ("1", "true", "on")
            case "sheet":
                target = targets.get(named.get("id", ""), "")
                book.list_sheet(named.get("name", ""), target, named.get("state", "visible") != "visible")
            case "definedName":
                for text in literals(element.text or ""):
                    book.office.draft.content.append(Passage(text, Location(part, "metadata", Field("defined name"))))
    book.office.sweep.attributes(part, root)


def _read_binary_workbook(book: _Workbook, part: str) -> None:
    data = book.office.package.read(part) or b""
    book.office.draft.media_type = BINARY_TYPE
    targets = book.targets(part)
    sheets, book.formats.since_1904 = binary.read_listed(book.office.draft, part, data)
    for name, relation, hidden in sheets:
        book.list_sheet(name, targets.get(relation, ""), hidden)
    binary.say_strings(book.office.draft, part, data)


def _is_binary(part: str) -> bool:
    folder, name = posixpath.split(part.lower())
    return folder.startswith("xl") and name.endswith(".bin") and not folder.endswith(_NO_RECORDS) and name[:3] != "vba"


def _read_part(book: _Workbook, part: str) -> None:
    office = book.office
    if part in book.sheets:
        _read_sheet(book, book.sheets[part])
    elif _name(part).startswith("sharedStrings"):
        _read_strings(book, part)
    elif office.draft.media_type == BINARY_TYPE and _is_binary(part):
        _read_records(book, part)
    elif (root := office.xml(part)) is not None:
        sheet = book.owners.get(part)
        match local(root.tag):
            case "styleSheet":
                book.formats = read_formats(root, book.formats.since_1904)
                for name, text in dict.fromkeys(spoken_styles(root)):
                    office.draft.content.append(Passage(text, Location(part, "metadata", Field(name))))
            case "comments" | "ThreadedComments":
                read_comments(office, part, root, sheet)
            case "wsDr":
                read_drawing(office, part, root, sheet)
            case _:
                office.rest(part, root)


def _read_records(book: _Workbook, part: str) -> None:
    draft = book.office.draft
    data = book.office.package.read(part) or b""
    if _name(part).startswith("styles"):
        book.formats = binary.read_formats(draft, part, data, book.formats.since_1904)
    elif _name(part).startswith("comments"):
        binary.read_comments(draft, book.office.sweep, part, data, book.owners.get(part))
    else:
        binary.say_strings(draft, part, data)


def _read_strings(book: _Workbook, part: str) -> None:
    data = book.office.package.read(part)
    read = binary.read_strings if part.endswith(".bin") else read_strings
    strings = read(book.office.draft, part, data or b"")
    if not book.strings.part:
        book.strings = strings
        return
    for text in strings.orphans():  # a second table of strings, which no cell can name
        book.office.draft.content.append(Passage(text, Location(part, "hidden", Field("sharedStrings"))))


def _read_sheet(book: _Workbook, sheet: Sheet) -> None:
    data = book.office.package.read(sheet.part)
    if data is None:
        return
    if sheet.part.endswith(".bin"):
        BinarySheetReader(book.office.draft, sheet, book.strings, book.formats).read(data)
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


READER = Reader("xlsx", MEDIA_TYPE, (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam", ".xlsb"), read)
