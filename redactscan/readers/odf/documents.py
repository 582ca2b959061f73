"""One OpenDocument: its body by what it is, its masters, its properties. A file may hold several."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from redactscan.model import Role
from redactscan.readers.odf.attributes import Attributes
from redactscan.readers.odf.beside import read_meta, read_scripts, read_settings
from redactscan.readers.odf.names import qualified
from redactscan.readers.odf.sheets import Sheets
from redactscan.readers.odf.slides import Masters, Slides
from redactscan.readers.odf.story import Around, Story
from redactscan.readers.odf.styles import Styles
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.package import local, stream_xml
from redactscan.readers.source import Draft
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_PAGES = frozenset({"office:presentation", "office:drawing"})
_WHOLE = frozenset({"office:document", "office:document-styles"})  # parts that have master pages of their own


class Common(NamedTuple):
    """The part with the styles and masters that a content part uses."""

    part: str = ""
    root: Element | None = None


@dataclass(slots=True)
class Documents:
    """Reads the documents of one file into ``draft``; tables are counted through all of them."""

    draft: Draft
    sweep: Sweep
    next_table: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def read(self, part: str, root: Element, common: Common | None = None) -> None:
        """Read a part by its sections."""
        self._sections(part, root, common or Common(), None)
        self._attributes(part).read(root)

    def stream(self, part: str, data: bytes, common: Common) -> None:
        """Read a content part with sheets, which may be too long to be held as a tree."""
        sheets: Sheets | None = None
        attributes = self._attributes(part)
        for element in stream_xml(self.draft, part, data, "table-row"):
            if local(element.tag) != "table-row":
                self._sections(part, element, common, sheets)
                attributes.read(element)
                return
            if sheets is None:
                styles = Styles.of(common.root, element.getroottree().getroot())
                sheets = Sheets(self._story(part, styles), attributes.read)
            sheets.row(element)
        if sheets:
            sheets.finish(None)

    def _sections(self, part: str, root: Element, common: Common, sheets: Sheets | None) -> None:
        if qualified(root.tag) in _WHOLE:
            common = Common(part, root)
        masters = Masters.of(self._story(common.part, Styles.of(common.root), boxes=None), common.root)
        if qualified(root.tag) == "math:math":
            self._story(part, Styles()).blocks([root], Around("body"))
        for section in sorted(root, key=lambda section: qualified(section.tag) != "office:body"):
            match qualified(section.tag):
                case "office:body":
                    self._body(section, self._story(part, Styles.of(common.root, root)), masters, sheets)
                case "office:master-styles":
                    masters.read(section)
                case "office:meta":
                    read_meta(self.sweep, part, section)
                case "office:settings":
                    read_settings(self.draft, part, section)
                case "office:scripts":
                    read_scripts(self.draft, part, section)

    def _body(self, body: Element, story: Story, masters: Masters, sheets: Sheets | None) -> None:
        for node in body:
            name = qualified(node.tag)
            if name == "office:spreadsheet":
                if sheets is None:
                    sheets = Sheets(story)
                    for row in node.iter("{*}table-row"):
                        sheets.row(row)
                sheets.finish(node)
            elif name in _PAGES:
                story.boxes = None
                self.draft.pages = (self.draft.pages or 0) + Slides(story, masters).read(node)
            elif name:
                story.read(node, "body")

    def _story(self, part: str, styles: Styles, boxes: Role | None = "textbox") -> Story:
        def inner(document: Element) -> None:
            self._sections(part, document, Common(), None)

        return Story(self.draft, part, styles, self.draft.content, self.next_table, inner, boxes)

    def _attributes(self, part: str) -> Attributes:
        return Attributes(self.draft, part, self.sweep.author)
