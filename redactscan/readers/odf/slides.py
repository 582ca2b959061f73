"""The pages of a presentation or drawing (part 3, §10.2), and the masters that every kind of document has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Field, Page, Role
from redactscan.readers.canvas import Canvas, Shape, read_in_order
from redactscan.readers.odf.names import given, qualified
from redactscan.readers.odf.paragraph import Hung
from redactscan.readers.odf.shapes import fill_of, frame_of, is_hidden
from redactscan.readers.odf.story import Around, Story
from redactscan.readers.odf.styles import points
from redactscan.readers.pieces import HIDDEN, PLAIN, Flags
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_DECLARED: dict[str, Role] = {
    "presentation:footer-decl": "footer",
    "presentation:header-decl": "header",
    "presentation:date-time-decl": "footer",
}
_FILLED = frozenset({"draw:image", "draw:object", "draw:object-ole", "table:table"})
_MASTERS = frozenset({"style:master-page", "style:handout-master"})


@dataclass(slots=True)
class Masters:
    """The master pages of a document. ``story`` reads them with the styles of their part."""

    story: Story
    pages: dict[str, Element] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()

    @classmethod
    def of(cls, story: Story, root: Element | None) -> Masters:
        """The masters below ``root``, with the names of the layers that are not shown."""
        if root is None:
            return cls(story)
        pages = {given(page).get("style:name", ""): page for page in root.iter("{*}master-page")}
        layers = (given(layer) for layer in root.iter("{*}layer"))
        unseen = frozenset(named.get("draw:name", "") for named in layers if named.get("draw:display") == "none")
        return cls(story, pages, unseen)

    def read(self, root: Element) -> None:
        """Headers, footers, and whatever stands on every page as they do."""
        for page in root.iter("{*}master-page", "{*}handout-master"):
            if qualified(page.tag) not in _MASTERS:
                continue
            for node in page:
                name = qualified(node.tag)
                if name.startswith(("style:header", "style:footer")):
                    hidden = given(node).get("style:display") == "false"
                    self.story.read(node, "footer" if "footer" in name else "header", HIDDEN if hidden else PLAIN)
                elif name == "presentation:notes":
                    self._shapes(node)
            self._shapes(page)

    def canvas(self, name: str, own: Look | None) -> Canvas:
        """An empty page of that master, painted by it; ``own`` is the background that the page has itself."""
        page = self.pages.get(name)
        if page is None:
            return Canvas(0, 0, own or NOTHING)
        named, styles = given(page), self.story.styles
        layout, kind = named.get("style:page-layout-name"), "style:page-layout-properties"
        width, height = (
            points(styles.value("style:page-layout", layout, kind, f"fo:page-{side}")) or 0.0
            for side in ("width", "height")
        )
        ground = own if own is not None else styles.fill("drawing-page", named.get("draw:style-name"))
        canvas = Canvas(width, height, ground or NOTHING)
        for element, _ in _shapes_of(page, PLAIN):
            paint(canvas, self.story, element)
        return canvas

    def _shapes(self, parent: Element) -> None:
        for element, flags in _shapes_of(parent, PLAIN):
            if given(element).get("presentation:placeholder") == "true":
                self.story.blocks([element], Around("metadata", flags, anchor=Field("placeholder")))
            else:
                self.story.blocks([element], Around("header", flags, SHADED))  # whatever slide it stands on


@dataclass(slots=True)
class Slides:
    """Reads the pages of a body. ``story`` reads their shapes with the styles of their part."""

    story: Story
    masters: Masters

    def read(self, body: Element) -> int:
        """Read every page, each followed by its notes; how many there are."""
        number = 0
        for node in body:
            name = qualified(node.tag)
            if name == "draw:page":
                number += 1
                self._page(node, number)
            elif name in _DECLARED:
                self.story.blocks([node], Around(_DECLARED[name]))
            elif name:
                self.story.blocks([node], Around("metadata", anchor=Field(name.partition(":")[2])))
        return number

    def _page(self, page: Element, number: int) -> None:
        named, styles = given(page), self.story.styles
        style, kind = named.get("draw:style-name"), "style:drawing-page-properties"
        hidden = styles.value("drawing-page", style, kind, "presentation:visibility") == "hidden"
        canvas = self.masters.canvas(named.get("draw:master-page-name", ""), styles.fill("drawing-page", style))
        role: Role = "hidden" if hidden else "body"
        around = Around(role, anchor=Page(number))
        self._shapes(page, number, role, canvas)
        for node in page:
            if qualified(node.tag) == "presentation:notes":
                self._shapes(node, number, "notes", Canvas(0, 0))
            elif not _is_shape(qualified(node.tag)):
                self.story.blocks([node], around)

    def _shapes(self, parent: Element, number: int, role: Role, canvas: Canvas) -> None:
        story = self.story
        kept, shapes = story.content, []
        for element, flags in _shapes_of(parent, PLAIN):
            frame = frame_of(element)
            layer = given(element).get("draw:layer") or ""
            if layer in self.masters.unseen or not canvas.shows(frame):
                flags |= HIDDEN
            anchor: Anchor = frame.on_page(number, canvas.height) if frame and canvas.height else Page(number)
            story.content = []
            story.hung(Hung(element, flags), Around(role, flags, canvas.under(frame), anchor))
            shapes.append(Shape(frame, story.content))
            paint(canvas, story, element)
        story.content = kept
        story.content.extend(read_in_order(shapes, story.next_table))


def paint(canvas: Canvas, story: Story, element: Element) -> None:
    """Put a shape on the canvas, unless one sees through it."""
    filled = any(qualified(node.tag) in _FILLED for node in element)
    fill = SHADED if filled else fill_of(element, story.styles)
    if fill and fill != NOTHING:
        canvas.paint(frame_of(element), fill)


def _shapes_of(parent: Element, flags: Flags) -> Iterator[tuple[Element, Flags]]:
    """The shapes of a page from the lowest to the topmost, groups taken apart."""
    for element in parent:
        name = qualified(element.tag)
        inside = flags | HIDDEN if name and is_hidden(element) else flags
        if name in ("draw:g", "draw:a"):
            yield from _shapes_of(element, inside)
        elif _is_shape(name):
            yield element, inside


def _is_shape(name: str) -> bool:
    return name.startswith(("draw:", "dr3d:")) and name != "draw:layer-set"
