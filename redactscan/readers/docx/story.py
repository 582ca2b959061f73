"""The blocks of one WordprocessingML part: paragraphs, tables, and the text boxes that hang on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Block, Cell, Field, Location, Passage, Role, Table
from redactscan.readers.alternatives import branches
from redactscan.readers.docx.boxes import Box, boxes
from redactscan.readers.docx.paragraph import REVISIONS, Paragraph, read_paragraph
from redactscan.readers.docx.styles import Styles, is_on, look_of, value_of
from redactscan.readers.office_sweep import paragraph_text
from redactscan.readers.package import attributes, child, local
from redactscan.readers.pieces import DELETED, PLAIN, Flags, Piece, accepted, cell_passages, passages
from redactscan.readers.source import Draft
from redactscan.readers.typed_lists import with_lists
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_INLINE = frozenset({"r", "hyperlink", "fldSimple", "oMath", "oMathPara"})
_WIDEST = 1000  # columns; Word stops at 63


class _Block(NamedTuple):
    """A ``w:p`` with its children, or a ``w:tbl``."""

    name: str
    element: Element
    children: list[Element]
    flags: Flags


class _CellText(NamedTuple):
    """A cell that has more to say than its text in the grid; ``covered``: merged into the cell above it."""

    anchor: Cell
    pieces: list[Piece]
    paragraphs: list[Paragraph]
    tables: list[_Block]
    covered: bool


@dataclass(slots=True)
class Story:
    """Reads one part into ``draft``. Paragraphs outside tables and tables are each counted through the part."""

    draft: Draft
    part: str
    role: Role
    styles: Styles
    paragraphs: int = field(default=0, init=False)
    tables: int = field(default=0, init=False)

    def read(self, root: Element) -> None:
        """Read every block below ``root``."""
        self._blocks(root, self.role, PLAIN, NOTHING, None)

    def _blocks(self, parent: Element, role: Role, flags: Flags, ground: Look, anchor: Anchor | None) -> None:
        """Read the blocks of a container; ``anchor`` is the place of the text box that it is, None in the flow."""
        carried: list[Piece] = []
        beside: list[tuple[Paragraph, Anchor]] = []
        start = len(self.draft.content)
        for block in _flatten(parent, flags):
            if block.name == "tbl":
                self._lists(start, role)
                self._table(block, role, ground)
                start = len(self.draft.content)
                continue
            if anchor is None:
                self.paragraphs += 1
            paragraph = read_paragraph(block.children, self.styles, block.flags, ground)
            carried.extend(paragraph.pieces)
            beside.append((paragraph, anchor or Block(self.paragraphs)))
            if paragraph.runs_on:
                carried.append(Piece("\n", DELETED))
            else:
                self._flow(carried, beside, role)
                carried, beside = [], []
        self._flow(carried, beside, role)
        self._lists(start, role)

    def _lists(self, start: int, role: Role) -> None:
        """Make tables of the lists in what was said from ``start`` on."""
        self.draft.content[start:] = with_lists(self.draft.content[start:], role, self._next_table)

    def _next_table(self) -> int:
        self.tables += 1
        return self.tables

    def _flow(self, pieces: list[Piece], paragraphs: list[tuple[Paragraph, Anchor]], role: Role) -> None:
        """Say a paragraph, or several whose marks between them are deleted, at the place of the first."""
        if paragraphs:
            self._say(pieces, role, paragraphs[0][1])
        for paragraph, anchor in paragraphs:
            self._beside(paragraph, role, anchor)

    def _say(self, pieces: list[Piece], role: Role, anchor: Anchor) -> None:
        self.draft.content.extend(passages(pieces, Location(self.part, role, anchor)))

    def _beside(self, paragraph: Paragraph, role: Role, anchor: Anchor) -> None:
        """What a paragraph has beside its line: ruby, field codes, text boxes."""
        for aside in paragraph.asides:
            self._say([aside], role, anchor)
        for code in paragraph.instructions:
            self.draft.content.append(Passage(code, Location(self.part, "metadata", Field("field"))))
        for drawing in paragraph.drawings:
            for box in boxes(drawing):
                self._box(box, anchor)

    def _box(self, box: Box, anchor: Anchor) -> None:
        if local(box.element.tag) == "p":
            self._say([Piece(paragraph_text(box.element), box.flags)], "textbox", anchor)
        else:
            self._blocks(box.element, "textbox", box.flags, box.ground, anchor)

    def _table(self, block: _Block, role: Role, ground: Look) -> None:
        number = self._next_table()
        table = child(block.element, "tblPr")
        ground = SHADED if self.styles.shades(value_of(table, "tblStyle")) else look_of(table).over(ground)
        rows: list[list[str]] = []
        hidden: set[int] = set()
        later: list[_CellText] = []
        for element, row_flags in _below(block.element, "tr", block.flags):
            properties = child(element, "trPr")
            if is_on(properties, "hidden"):
                hidden.add(len(rows) + 1)
            texts: list[str] = [""] * _count(properties, "gridBefore", 0)
            for cell, cell_flags in _below(element, "tc", row_flags | _revisions(properties)):
                found = self._cell(cell, cell_flags, ground, Cell(number, len(rows) + 1, len(texts) + 1))
                texts.append("" if found.covered else accepted(found.pieces).text)
                texts.extend([""] * (_count(child(cell, "tcPr"), "gridSpan", 1) - 1))
                later.append(found)
            rows.append(texts)
        self.draft.content.append(Table(self.part, number, rows, role, hidden_rows=frozenset(hidden)))
        for found in later:
            self._after_cell(found, role, ground)

    def _cell(self, cell: Element, flags: Flags, ground: Look, anchor: Cell) -> _CellText:
        properties = child(cell, "tcPr")
        ground = look_of(properties).over(ground)
        found = _CellText(anchor, [], [], [], _covered(properties))
        for block in _flatten(cell, flags | _revisions(properties)):
            if block.name == "tbl":
                found.tables.append(block)
                continue
            paragraph = read_paragraph(block.children, self.styles, block.flags, ground)
            if found.paragraphs:
                joint = block.flags | (DELETED if found.paragraphs[-1].runs_on else PLAIN)
                found.pieces.append(Piece("\n", joint))
            found.pieces.extend(paragraph.pieces)
            found.paragraphs.append(paragraph)
        while found.pieces and found.pieces[-1].text == "\n":
            found.pieces.pop()
        return found

    def _after_cell(self, found: _CellText, role: Role, ground: Look) -> None:
        """Say what the grid cannot: what was deleted in a cell, what is hidden there, what hangs on it."""
        location = Location(self.part, role, found.anchor)
        self.draft.content.extend(cell_passages(found.pieces, location, found.covered))
        for paragraph in found.paragraphs:
            self._beside(paragraph, role, found.anchor)
        for table in found.tables:
            self._table(table, role, ground)


def _flatten(parent: Element, flags: Flags) -> Iterator[_Block]:
    """The paragraphs and tables below a container, through content controls, revisions and alternatives."""
    inline: list[Element] = []
    for element in parent:
        name = local(element.tag)
        if name in _INLINE:  # runs outside a paragraph: no program writes them, some read them
            inline.append(element)
            continue
        if inline:
            yield _Block("p", parent, inline, flags)
            inline = []
        if name == "p":
            yield _Block("p", element, list(element), flags)
        elif name == "tbl":
            yield _Block("tbl", element, [], flags)
        elif name == "AlternateContent":
            for branch in branches(element):
                yield from _flatten(branch, flags)
        elif name and not name.endswith("Pr"):
            yield from _flatten(element, flags | REVISIONS.get(name, PLAIN))
    if inline:
        yield _Block("p", parent, inline, flags)


def _below(parent: Element, name: str, flags: Flags) -> Iterator[tuple[Element, Flags]]:
    """The rows of a table, the cells of a row, through content controls and revisions."""
    for element in parent:
        found = local(element.tag)
        if found == name:
            yield element, flags
        elif found and not found.endswith("Pr"):
            yield from _below(element, name, flags | REVISIONS.get(found, PLAIN))


def _revisions(properties: Element | None) -> Flags:
    """Whether a row (``trPr``) or a cell (``tcPr``) was inserted or deleted as a whole."""
    names: Iterable[str] = (local(node.tag) for node in properties) if properties is not None else ()
    flags = PLAIN
    for name in names:
        flags |= REVISIONS.get({"cellIns": "ins", "cellDel": "del"}.get(name, name), PLAIN)
    return flags


def _covered(properties: Element | None) -> bool:
    """Whether a cell is merged into its neighbour; ``continue`` is what an empty ``vMerge`` means."""
    for name in ("vMerge", "hMerge"):
        merge = child(properties, name) if properties is not None else None
        if merge is not None and attributes(merge).get("val", "continue") == "continue":
            return True
    return False


def _count(properties: Element | None, name: str, default: int) -> int:
    value = value_of(properties, name) or ""
    return min(int(value), _WIDEST) if value.isdecimal() else default
