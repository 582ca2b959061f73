"""Workbooks in a single XML file, as Excel 2002 and 2003 save them and many programs still do ("XML 表格 2003").

The vocabulary is that of the Office 2003 XML reference schemas; what is not said in the table of a sheet is swept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redactscan.model import Field, Location, Passage, Role
from redactscan.readers.office_properties import read_properties
from redactscan.readers.office_sweep import Sweep, texts
from redactscan.readers.package import attributes, local
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.sheets.headers import header_text
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.source import Draft
from redactscan.readers.spreadsheetml.sheet import SheetReader
from redactscan.readers.spreadsheetml.styles import Styles

if TYPE_CHECKING:
    from redactscan.readers.package import Element

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"

_CACHES = ("{*}SupBook", "{*}PivotCache", "{*}PTSource")
_HEADERS: dict[str, Role] = {"Header": "header", "Footer": "footer"}
_FORMULAS = frozenset({"Formula", "Formula1", "Formula2", "Min", "Max", "Qualifier", "Value", "Value1", "Value2"})
# Counters, switches and colours of the program.
_DUMB = re.compile(r"[\d.]{1,7}|#[0-9A-Fa-f]{6}|True|False")


def is_spreadsheetml(root: Element) -> bool:
    """Whether an XML file is a workbook of this kind."""
    return str(root.tag) == f"{{{NAMESPACE}}}Workbook"


def read_spreadsheetml(draft: Draft, root: Element) -> None:
    """Append what the workbook ``root`` says. Its tables and properties are taken out of the tree."""
    styles = Styles.of(root)
    sweep = Sweep(draft)
    for text in dict.fromkeys(styles.spoken):
        draft.content.append(Passage(text, Location("", "metadata", Field("number format"))))
    for number, element in enumerate(root.findall(f"{{{NAMESPACE}}}Worksheet"), 1):
        hidden = any(str(node.text or "").startswith("Sheet") for node in element.iter("{*}Visible"))
        sheet = Sheet(number, attributes(element).get("Name", ""), "", hidden)
        reader = SheetReader(draft, sheet, styles, sweep)
        for table in element.findall(f"{{{NAMESPACE}}}Table"):
            reader.read(table)
            element.remove(table)
        _read_headers(draft, element)
    for element in list(root):
        if local(element.tag) in ("DocumentProperties", "CustomDocumentProperties"):
            read_properties(draft, "", element)
            root.remove(element)
    for element in list(root.iter(*_CACHES)):
        _read_cache(draft, element)
    _read_rest(draft, sweep, root)


def _read_headers(draft: Draft, element: Element) -> None:
    for name, role in _HEADERS.items():
        for node in element.iter(f"{{*}}{name}"):
            text = header_text(attributes(node).get("Data", ""))
            node.attrib.clear()
            if text:
                draft.content.append(Passage(text, Location("", role, Field(name))))


def _read_cache(draft: Draft, element: Element) -> None:
    """What the workbook remembers of another one, or of the source of a pivot table; then it is taken out."""
    values = [text for _, text in texts(element)]
    values += [str(value) for node in element.iter() for value in node.attrib.values()]
    for value in dict.fromkeys(values):
        if not _DUMB.fullmatch(value):
            draft.content.append(Passage(value, Location("", "hidden", Field("cache"))))
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _read_rest(draft: Draft, sweep: Sweep, root: Element) -> None:
    """Names, validation, options, whatever else there is."""
    said: set[tuple[str, str]] = set()
    for name, text in texts(root):
        for one in literals(text) if name in _FORMULAS and '"' in text else (text,):
            if (name, one) not in said and not _DUMB.fullmatch(one):
                said.add((name, one))
                draft.content.append(Passage(one, Location("", "metadata", Field(name))))
    for node in root.iter("{*}NamedRange"):
        for one in literals(attributes(node).get("RefersTo", "")):
            draft.content.append(Passage(one, Location("", "metadata", Field("defined name"))))
    sweep.attributes("", root)
