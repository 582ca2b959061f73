"""One paragraph of WordprocessingML: what it says, what it said before its revisions, what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from redactscan.readers.alternatives import branches, text_of
from redactscan.readers.docx.styles import Styles, look_of, value_of
from redactscan.readers.package import attributes, child, local
from redactscan.readers.pieces import DELETED, HIDDEN, INSERTED, PLAIN, Flags, Piece
from redactscan.readers.visibility import NOTHING, Look
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

REVISIONS: dict[str, Flags] = {"ins": INSERTED, "moveTo": INSERTED, "del": DELETED, "moveFrom": DELETED}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_PROPERTIES = frozenset({
    "pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "ctrlPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sectPr",
    "smartTagPr", "customXmlPr",
})  # fmt: skip


class Drawing(NamedTuple):
    """A drawing, picture or object that stands in a paragraph; it may hold text boxes."""

    element: Element
    flags: Flags


@dataclass(slots=True)
class Paragraph:
    """``asides`` are texts beside the line (ruby, a fallback that differs); ``instructions`` are field codes.

    A paragraph ``runs_on`` into the next one if its mark is deleted.
    """

    pieces: list[Piece] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    asides: list[Piece] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    runs_on: bool = False


def read_paragraph(
    children: Sequence[Element], styles: Styles, flags: Flags = PLAIN, ground: Look = NOTHING
) -> Paragraph:
    """Read the ``children`` of a ``w:p``. ``ground`` is the shading around it."""
    properties = next((node for node in children if local(node.tag) == "pPr"), None)
    look = styles.paragraph(value_of(properties, "pStyle"))
    reader = _ParagraphReader(styles, look_of(properties).over(look).over(ground))
    reader.read(children, flags)
    reader.end_field()
    mark = child(properties, "rPr")
    reader.found.runs_on = mark is not None and any(local(node.tag) in ("del", "moveFrom") for node in mark)
    return reader.found


@dataclass(slots=True)
class _ParagraphReader:
    styles: Styles
    look: Look
    hidden: bool = field(init=False)
    found: Paragraph = field(default_factory=Paragraph)
    code: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hidden = self.look.hidden

    def read(self, elements: Iterable[Element], flags: Flags) -> None:
        for element in elements:
            self._element(element, local(element.tag), flags)

    def _element(self, element: Element, name: str, flags: Flags) -> None:
        match name:
            case "r":
                self._run(element, flags)
            case "t" | "delText":
                self.found.pieces.append(Piece(element.text or "", flags))
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "softHyphen" | "sym":
                self.found.pieces.append(Piece(_CHARACTERS.get(name) or _symbol(element), flags))
            case "instrText" | "delInstrText":
                self.code.append(element.text or "")
            case "fldChar":
                self.end_field()
            case "ins" | "del" | "moveFrom" | "moveTo":
                self.read(element, flags | REVISIONS[name])
            case "drawing" | "pict" | "object":
                self.found.drawings.append(Drawing(element, flags))
            case "ruby":
                self._ruby(element, flags)
            case "AlternateContent":
                self._alternate(element, flags)
            case _ if name and name not in _PROPERTIES:
                self._unknown(element, flags)

    def _unknown(self, element: Element, flags: Flags) -> None:
        if element.text and element.text.strip():
            self.found.asides.append(Piece(element.text, flags))
        self.read(element, flags)

    def end_field(self) -> None:
        code = "".join(self.code).strip()
        if code:
            self.found.instructions.append(code)
        self.code.clear()

    def _run(self, run: Element, flags: Flags) -> None:
        properties = child(run, "rPr")
        style = value_of(properties, "rStyle")
        own = look_of(properties)
        if style:
            own = own.over(self.styles.run(style))
        hidden = self.hidden if own is NOTHING else own.over(self.look).hidden
        self.read(run, flags | HIDDEN if hidden else flags)

    def _ruby(self, ruby: Element, flags: Flags) -> None:
        guide = child(ruby, "rt")
        if guide is not None:
            self.found.asides.append(Piece(text_of(guide), flags))
        self.read((node for node in ruby if node is not guide), flags)

    def _alternate(self, element: Element, flags: Flags) -> None:
        shown, *others = branches(element)
        self.read(shown, flags)
        self.found.asides.extend(Piece(text_of(other), flags | HIDDEN) for other in others)


def _symbol(element: Element) -> str:
    """A character of a symbol font. The font Symbol has the ASCII digits at F030 to F039 (ECMA-376-1 §17.3.3.30)."""
    named = attributes(element)
    try:
        code = int(named.get("char", ""), 16)
    except ValueError:
        return ""
    if named.get("font") == "Symbol" and 0xF020 <= code <= 0xF0FF:
        code -= 0xF000
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
