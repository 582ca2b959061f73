"""The blocks of one OpenDocument part: paragraphs, lists, sections, tables, what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Block, Cell, Location, Passage, Role, Table
from redactscan.readers.odf.blocks import CHANGES, PARAGRAPHS, ROLES, flatten, is_shape
from redactscan.readers.odf.grids import Copies, cells_of, columns_of, is_hidden, rows_of
from redactscan.readers.odf.names import first, given, number, qualified
from redactscan.readers.odf.paragraph import Changes, Hung, Paragraph, paste, read_paragraph
from redactscan.readers.odf.shapes import hold, look_in
from redactscan.readers.odf.shapes import is_hidden as is_hidden_shape
from redactscan.readers.odf.styles import Styles
from redactscan.readers.pieces import DELETED, HIDDEN, PLAIN, Flags, Piece, accepted, cell_passages, passages
from redactscan.readers.source import Draft
from redactscan.readers.typed_lists import with_lists
from redactscan.readers.visibility import NOTHING, Look
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_WIDEST = 1000  # columns


class Around(NamedTuple):
    """What a container gives its blocks. ``anchor`` is its place, None in the flow of the text."""

    role: Role
    flags: Flags = PLAIN
    look: Look = NOTHING
    anchor: Anchor | None = None


class CellText(NamedTuple):
    """A cell: its text, and the paragraphs and tables with what hangs on them."""

    pieces: list[Piece]
    paragraphs: list[Paragraph]
    others: list[Hung]


@dataclass(slots=True)
class Story:
    """Reads one part into ``content``. Paragraphs outside tables are counted through the part.

    ``next_table`` counts the tables of the document. ``document`` reads a document within the document, as flat files
    have them. ``boxes`` is the role of text in shapes, None for that of what is around them.
    """

    draft: Draft
    part: str
    styles: Styles
    content: list[Passage | Table]
    next_table: Callable[[], int]
    document: Callable[[Element], None]
    boxes: Role | None = "textbox"
    changes: Changes = field(default_factory=Changes)
    copies: Copies = field(default_factory=Copies)
    _paragraphs: Iterator[int] = field(default_factory=lambda: count(1))

    def read(self, root: Element, role: Role, flags: Flags = PLAIN) -> None:
        """Read the flow below ``root``, its tracked changes first."""
        self._track(root)
        self.blocks(root, Around(role, flags, self.styles.default("paragraph")))
        for known in [one for one in self.changes.deleted if one not in self.changes.placed]:
            gone = Paragraph()
            paste(gone, self.changes.deleted[known])
            self._say(gone, Around("deleted", anchor=Block(next(self._paragraphs))))

    def blocks(self, parent: Iterable[Element], around: Around) -> None:
        """Read the blocks of a container, or some elements as if they stood in one."""
        start = len(self.content)
        for element, flags in flatten(parent, around.flags):
            name = qualified(element.tag)
            if name == "table:table":
                self._lists(start, around.role)
                self.table(element, around._replace(flags=flags))
                start = len(self.content)
            elif name in PARAGRAPHS:
                paragraph = read_paragraph(element, self.styles, self.changes, around.look, flags)
                self._say(paragraph, around._replace(anchor=around.anchor or Block(next(self._paragraphs))))
            elif name in CHANGES:
                paragraph = Paragraph()
                self.changes.mark(element, paragraph)
                if paragraph.pieces or paragraph.hung:
                    self._say(paragraph, around._replace(anchor=around.anchor or Block(next(self._paragraphs))))
            else:
                self.hung(Hung(element, flags), around._replace(anchor=around.anchor or Block(next(self._paragraphs))))
        self._lists(start, around.role)

    def hung(self, item: Hung, around: Around) -> None:
        """Read a note, a comment, a form or a shape at the place of the paragraph that it hangs on."""
        element, flags = item
        name = qualified(element.tag)
        if name in ROLES:
            role: Role = "deleted" if around.role == "deleted" else ROLES[name]
            self.blocks(element, Around(role, flags, self.styles.default("paragraph"), around.anchor))
        elif name == "table:table":
            self.table(element, around._replace(flags=flags))
        elif name == "office:document":
            self.document(element)
        elif name == "math:math":
            self._say(Paragraph([Piece("".join(map(str, element.itertext())), flags)]), around)
        elif is_shape(name):
            self.shape(element, around._replace(flags=flags))
        else:
            self._say(Paragraph([Piece(str(element.text or ""), flags)]), around)

    def shape(self, element: Element, around: Around) -> None:
        """Read a shape, a group of them, or what a frame holds."""
        hold(self.draft, self.part, element)
        flags = around.flags | HIDDEN if is_hidden_shape(element) else around.flags
        look = look_in(element, self.styles, around.look)
        self.blocks(element, Around(self.boxes or around.role, flags, look, around.anchor))

    def table(self, element: Element, around: Around) -> None:
        """Read a table of a text, a slide or a chart."""
        role: Role = "hidden" if "hidden" in around.flags else around.role
        table = self.next_table()
        columns = columns_of(element, self.styles)
        inside = self.inside("table", given(element), around)
        rows: list[list[str]] = []
        hidden: set[int] = set()
        later: list[tuple[CellText, Cell, bool]] = []
        for row, folded in rows_of(element):
            named = given(row)
            texts: list[str] = []
            for cell, repeated, covered in cells_of(row):
                found = self.cell(cell, self.inside("table-cell", given(cell), self.inside("table-row", named, inside)))
                later.append((found, Cell(table, len(rows) + 1, len(texts) + 1), covered))
                text = "" if covered else accepted(found.pieces).text
                texts.extend([text] * min(self.copies.grant(repeated), _WIDEST - len(texts)))
            times = self.copies.grant(number(named.get("table:number-rows-repeated")), len(texts))
            if folded or is_hidden(named, self.styles, "row"):
                hidden.update(range(len(rows) + 1, len(rows) + times + 1))
            rows.extend([texts] * times)
        unseen = frozenset(
            column for one in columns if one.hidden for column in range(one.first, min(one.last, _WIDEST) + 1)
        )
        self.content.append(Table(self.part, table, rows, role, hidden_rows=frozenset(hidden), hidden_columns=unseen))
        for found, anchor, covered in later:
            self.content.extend(cell_passages(found.pieces, Location(self.part, role, anchor), covered))
            self.beside(found, around._replace(anchor=anchor))

    def inside(self, family: str, named: dict[str, str], around: Around) -> Around:
        """What a table, row or cell of that style gives its blocks."""
        return around._replace(look=self.styles.look(family, named.get("table:style-name")).over(around.look))

    def cell(self, element: Element, around: Around) -> CellText:
        """The text of a cell, its paragraphs one below the other."""
        found = CellText([], [], [])
        for node, flags in flatten(element, around.flags):
            name = qualified(node.tag)
            if name in PARAGRAPHS:
                paragraph = read_paragraph(node, self.styles, self.changes, around.look, flags)
                if found.paragraphs:
                    found.pieces.append(Piece("\n", flags))
                found.pieces.extend(paragraph.pieces)
                found.paragraphs.append(paragraph)
            elif name in CHANGES:
                paragraph = Paragraph()
                self.changes.mark(node, paragraph)
                found.pieces.extend(paragraph.pieces)
            else:
                found.others.append(Hung(node, flags))
        while found.pieces and found.pieces[-1].text == "\n":
            found.pieces.pop()
        return found

    def beside(self, found: CellText, around: Around) -> None:
        """What stands in a cell beside its text."""
        for paragraph in found.paragraphs:
            self._beside(paragraph, around)
        for item in found.others:
            self.hung(item, around)

    def _track(self, root: Element) -> None:
        for region in root.iter("{*}changed-region"):
            known = given(region).get("text:id") or given(region).get("xml:id") or ""
            if (gone := first(region, "text:deletion")) is not None:
                nodes = [node for node in gone if qualified(node.tag) != "office:change-info"]
                self.changes.deleted[known] = [self._deleted(node) for node in nodes]
            elif first(region, "text:insertion") is not None:
                self.changes.inserted.add(known)

    def _deleted(self, node: Element) -> Paragraph:
        """One block of a deletion; whatever is no paragraph hangs on it."""
        if qualified(node.tag) in PARAGRAPHS:
            return read_paragraph(node, self.styles, Changes(), self.styles.default("paragraph"), DELETED)
        lines = [child for child, _ in flatten(node, DELETED) if qualified(child.tag) in PARAGRAPHS]
        gone = Paragraph()
        if qualified(node.tag) == "table:table":
            gone.hung.append(Hung(node, DELETED))
        else:
            paste(gone, [self._deleted(line) for line in lines])
        return gone

    def _say(self, paragraph: Paragraph, around: Around) -> None:
        anchor = around.anchor or Block(0)
        self.content.extend(passages(paragraph.pieces, Location(self.part, around.role, anchor)))
        self._beside(paragraph, around)

    def _beside(self, paragraph: Paragraph, around: Around) -> None:
        anchor = around.anchor or Block(0)
        for aside in paragraph.asides:
            self.content.extend(passages([aside], Location(self.part, around.role, anchor)))
        for item in paragraph.hung:
            role: Role = "deleted" if "deleted" in item.flags else around.role
            self.hung(Hung(item.element, item.flags - DELETED), around._replace(role=role))

    def _lists(self, start: int, role: Role) -> None:
        self.content[start:] = with_lists(self.content[start:], role, self.next_table)
