"""What stands around the cells of a sheet: comments, drawings, headers and footers, validation, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.model import Anchor, Field, Location, Passage, Role
from redactscan.readers.office import Office
from redactscan.readers.office_sweep import paragraph_text, texts
from redactscan.readers.package import attributes, local
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.sheets.headers import header_text
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.xlsx.strings import phonetics, rich_text

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_HEADERS: dict[str, Role] = {
    "oddHeader": "header",
    "evenHeader": "header",
    "firstHeader": "header",
    "oddFooter": "footer",
    "evenFooter": "footer",
    "firstFooter": "footer",
}
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2"})


def read_comments(office: Office, part: str, root: Element, sheet: Sheet | None) -> None:
    """Legacy and threaded comments; those of no sheet are called by their cell alone."""
    for element in root.iter():
        name = local(element.tag)
        if name == "author":
            office.sweep.author(part, str(element.text or ""))
        elif name in ("comment", "threadedComment"):
            anchor = _place(sheet, element.get("ref", ""))
            for node in element:
                if local(node.tag) != "text":
                    continue
                text = rich_text(node) or str(node.text or "")
                if text.strip():
                    office.draft.content.append(Passage(text, Location(part, "comment", anchor)))
                for guide in phonetics(node):
                    office.draft.content.append(Passage(guide, Location(part, "metadata", anchor)))
    office.sweep.attributes(part, root)


def read_drawing(office: Office, part: str, root: Element, sheet: Sheet | None) -> None:
    """Text boxes and shapes, each at the cell that its upper left corner lies in."""
    for anchored in root:
        anchor = _corner(anchored, sheet)
        hidden = any(
            local(node.tag) == "cNvPr" and attributes(node).get("hidden", "0") in ("1", "true")
            for node in anchored.iter()
        )
        said: set[str] = set()
        for paragraph in anchored.iter("{*}p"):
            text = paragraph_text(paragraph)
            if text.strip() and text not in said:
                said.add(text)
                role: Role = "hidden" if hidden else "textbox"
                office.draft.content.append(Passage(text, Location(part, role, anchor)))
    office.sweep.attributes(part, root)


def read_leftovers(office: Office, sheet: Sheet, root: Element) -> None:
    """The rest of a worksheet part, its rows taken out."""
    for element in root.iter():
        name = local(element.tag)
        text = str(element.text or "") if name else ""
        if name in _HEADERS:
            shown = header_text(text)
            if shown:
                office.draft.content.append(Passage(shown, Location(sheet.part, _HEADERS[name], Field(name))))
        elif name in _FORMULAS:
            for literal in literals(text):
                office.draft.content.append(Passage(literal, Location(sheet.part, "metadata", Field("formula"))))
    for name, text in texts(root):
        if name not in _HEADERS:
            office.draft.content.append(Passage(text, Location(sheet.part, "metadata", Field(name))))
    office.sweep.attributes(sheet.part, root)


def _place(sheet: Sheet | None, reference: str) -> Anchor:
    return sheet.anchor(reference) if sheet else Field(reference or "comment")


def _corner(anchored: Element, sheet: Sheet | None) -> Anchor:
    corner = next((node for node in anchored if local(node.tag) == "from"), None)
    if corner is None or sheet is None:
        return Field("drawing")
    numbers = {local(node.tag): str(node.text or "") for node in corner}
    row, column = numbers.get("row", ""), numbers.get("col", "")
    return sheet.cell(int(row) + 1, int(column) + 1) if row.isdecimal() and column.isdecimal() else Field("drawing")
