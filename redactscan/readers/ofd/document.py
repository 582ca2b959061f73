"""The document of an OFD: its pages on their templates, with their annotations (GB/T 33190-2016 §7.5-7.8)."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from redactscan.model import Message, Role
from redactscan.readers.ofd.drawing import Drawing, Drawn, Ink
from redactscan.readers.ofd.geometry import POINTS, around, numbers, page_matrix, placed
from redactscan.readers.ofd.page import Sheet
from redactscan.readers.ofd.parts import Parts, children
from redactscan.readers.ofd.resources import Resources
from redactscan.readers.ofd.sight import Areas
from redactscan.readers.package import child, local
from redactscan.readers.paged.flow import Flow
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_A4 = [0.0, 0.0, 210.0, 297.0]
_DEPTHS = {"Background": 0, "Body": 1, "Foreground": 2}
"""Layers and templates in drawing order, whatever their order in the file (§7.7, table 15)."""


@dataclass(slots=True)
class _Template:
    """A page that others are drawn on; ``part`` is '' until one is."""

    location: str
    order: str
    part: str = ""
    root: Element | None = None
    said: bool = False


@dataclass(slots=True)
class OfdDocument:
    """One DocBody, or one of its versions, in the part ``part`` with the root ``root``."""

    parts: Parts
    part: str
    root: Element
    flow: Flow
    resources: Resources = field(init=False)
    _templates: dict[str, _Template] = field(default_factory=dict)
    _notes: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.resources = Resources(self.parts)

    def read(self) -> int:
        """Read every page that nobody has read yet, and whatever the document says beside; how many pages it has."""
        common = child(self.root, "CommonData")
        for node in common if common is not None else ():
            if local(node.tag) in ("PublicRes", "DocumentRes"):
                self.resources.read(self.part, node.text)
            elif local(node.tag) == "TemplatePage":
                self._templates[node.get("ID") or ""] = _Template(node.get("BaseLoc") or "", node.get("ZOrder") or "")
        self._list_notes()
        listed = child(self.root, "Pages")
        pages = list(children(listed, "Page")) if listed is not None else []
        limit = self.parts.draft.source.limits.pages
        for number, page in enumerate(pages[:limit], 1):
            part = self.parts.resolve(self.part, page.get("BaseLoc"))
            root = self.parts.xml(part) if part is not None and part in self.parts.rest else None
            if part is not None and root is not None:
                self.page(number, part, root, page.get("ID") or "")
        if len(pages) > limit:
            self.parts.draft.notice("limit-reached", self.flow.part(limit + 1), Message.of("detail.pages", limit=limit))
        for part, unit in self.resources.unused():
            self._unit(part, unit)
        self.resources.say()
        self.parts.words.say(self.part, self.root)
        return len(pages)

    def page(self, number: int, part: str, root: Element, identifier: str = "") -> None:
        """Read a page with its templates and its annotations."""
        for node in children(root, "PageRes"):
            self.resources.read(part, node.text)
        physical, room = self._boxes(root)
        ink = Ink(page_matrix(physical))
        drawing = Drawing(self.resources, part, Areas(physical[3] * POINTS))
        sheet = Sheet(self.flow, number, around(ink.matrix, *room), drawing)
        for _, layer in sorted(self._layers(root), key=itemgetter(0)):
            drawing.draw(layer, ink.inside(layer).deeper(layer))
        texts = drawing.taken()
        notes = [note for source in self._notes.pop(identifier, ()) for note in self._annotations(source, drawing, ink)]
        sheet.read(texts)
        for role, drawn in notes:
            sheet.lines(drawn, role)
        self.parts.words.say(part, root, "hidden", drawing.read)
        for template in self._templates.values():
            if template.root is not None and not template.said:
                template.said = True
                self.parts.words.say(template.part, template.root, "hidden", drawing.read)

    def _unit(self, part: str, unit: Element) -> None:
        """Read a composite unit that no page shows."""
        drawing = Drawing(self.resources, part, Areas(0))
        drawing.draw_unit(unit, Ink(page_matrix(_A4)))
        flow = Flow(self.parts.draft, f"{part} ", "hidden")
        Sheet(flow, 1, (0, 0, 0, 0), drawing).lines(drawing.taken(), "hidden")

    def _boxes(self, page: Element) -> tuple[list[float], list[float]]:
        """The PhysicalBox and what of it is shown, in millimetres from the top left of the page (§7.5, table 10)."""
        area = child(page, "Area")
        if area is None:
            area = child(child(self.root, "CommonData"), "PageArea")
        physical, shown = (self._box(area, name) for name in ("PhysicalBox", "ApplicationBox"))
        return physical or _A4, shown or physical or _A4

    def _box(self, area: Element | None, name: str) -> list[float]:
        found = child(area, name)
        box = numbers(found.text) if found is not None else []
        return box if len(box) == 4 and box[2] > 0 and box[3] > 0 else []

    def _layers(self, root: Element) -> Iterator[tuple[tuple[int, bool], Element]]:
        """The layers of a page and of its templates, with what sorts them into drawing order."""
        for used in children(root, "Template"):
            template = self._template(used.get("TemplateID") or "")
            if template is None or template.root is None:
                continue
            depth = _DEPTHS.get(used.get("ZOrder") or template.order, 0)
            for content in children(template.root, "Content"):
                yield from (((depth, False), layer) for layer in content.iterchildren("*"))
        for content in children(root, "Content"):
            for layer in content.iterchildren("*"):
                yield (_DEPTHS.get(layer.get("Type") or "Body", 1), True), layer

    def _template(self, identifier: str) -> _Template | None:
        template = self._templates.get(identifier)
        if template is None or template.part:
            return template
        template.part = self.parts.resolve(self.part, template.location) or self.part
        if template.part != self.part:
            template.root = self.parts.xml(template.part)
        for node in children(template.root, "PageRes") if template.root is not None else ():
            self.resources.read(template.part, node.text)
        return template

    def _list_notes(self) -> None:
        """Which annotation files belong to which page (§15.1)."""
        for node in children(self.root, "Annotations"):
            listing = self.parts.resolve(self.part, node.text)
            root = self.parts.xml(listing) if listing is not None else None
            if listing is None or root is None:
                continue
            for page in children(root, "Page"):
                found = [self.parts.resolve(listing, location.text) for location in children(page, "FileLoc")]
                self._notes.setdefault(page.get("PageID") or "", []).extend(part for part in found if part)
            self.parts.words.say(listing, root)

    def _annotations(self, part: str, drawing: Drawing, ink: Ink) -> Iterator[tuple[Role, list[Drawn]]]:
        """What the annotations in that part draw on a page (§15.2); the file is said whole."""
        root = self.parts.xml(part) if part in self.parts.rest else None
        if root is None:
            return
        for annotation in children(root, "Annot"):
            inside = ink.inside(annotation)
            for appearance in children(annotation, "Appearance"):
                matrix = placed(ink.matrix, numbers(appearance.get("Boundary")), [])
                drawing.draw(appearance, replace(inside, matrix=matrix))
            yield "annotation" if inside.visible and self.flow.role == "body" else "hidden", drawing.taken()
        self.parts.words.say(part, root, "annotation", drawing.read)
