"""What a PDF can draw but no page shows: appearances, unused forms, pages that were taken out, pictures left behind.

pdfium reads pages only, so each such object is put on a page of its own in a copy of the file, and that copy is read.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from redactscan.model import Field, Location, Message, Page, Role
from redactscan.readers.paged.reading import lines_of, second, squeezed
from redactscan.readers.pdf.glance import MOST_BYTES, REPLACEMENT, Glance, contents
from redactscan.readers.pdf.images import Images
from redactscan.readers.pdf.opened import opened
from redactscan.readers.pdf.page import Leaf
from redactscan.readers.pdf.resources import Costs
from redactscan.readers.pdf.streams import decoded
from redactscan.readers.pdf.text import Tape
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    import pikepdf

_MOST = 5_000
_SECONDS = 20.0
"""CPU seconds for reading the copy."""

_SHEET = (0, 0, 1000, 1000)


@dataclass(slots=True)
class Undrawn:
    """Reads what no page of ``pdf`` shows into ``draft``.

    ``lines`` of pages and ``texts`` of objects are known already, ``images`` knows the pictures on the pages.
    """

    draft: Draft
    pdf: pikepdf.Pdf
    images: Images
    lines: set[str] = field(repr=False)
    texts: set[str] = field(repr=False)

    def read(self, replaced: Sequence[int]) -> None:
        """Read it, and the pages ``replaced`` once more, with what is drawn there. Leaves ``pdf`` without its pages."""
        import pypdfium2

        places = list(self._places(replaced))
        if not places:
            return
        copy = BytesIO()
        self.pdf.save(copy)
        said = "\n".join([*self.lines, *(squeezed(text) for text in self.texts)])
        deadline = time.process_time() + _SECONDS
        tape = Tape()
        with pypdfium2.PdfDocument(copy.getvalue()) as document:
            for number, place in enumerate(places, start=1):
                if number > _MOST or time.process_time() > deadline:
                    self.draft.notice("limit-reached", place.part, Message.of("detail.undrawn", count=len(places)))
                    return
                try:
                    with opened(document, number) as (page, text_page):
                        self._leaf(Leaf(number, page, text_page, Glance(), tape), place, said)
                except pypdfium2.PdfiumError:
                    self.draft.notice("unparsable", place.part, Message.of("detail.damaged"))

    def _leaf(self, leaf: Leaf, place: Location, said: str) -> None:
        if isinstance(place.anchor, Field):
            self.images.look(leaf, place)
        # The same words fall into other lines in the appearance of a field, or where a form is part of a page.
        found = lines_of([leaf.text])
        passage = second(leaf.text, self.lines | {line for line in found if line in said}, place, place.role)
        if passage:
            self.lines |= found
            self.draft.content.append(passage)

    def _places(self, replaced: Sequence[int]) -> Iterator[Location]:
        """Replace the pages of the file by one for each object to be read; where each of them stands."""
        import pikepdf

        pdf = self.pdf
        kept = [pdf.pages[number - 1].obj for number in replaced]
        drawings = list(islice(self._drawings(), _MOST + 1))
        resources = next((page.obj.get("/Resources") for page in pdf.pages), None) or pikepdf.Dictionary()
        shown = {stream.objgen for page in pdf.pages for stream in _appearances(page.obj)}
        del pdf.pages[:]
        for key in [str(key) for key in pdf.Root if key not in ("/Type", "/Pages", "/OCProperties")]:
            del pdf.Root[key]
        for number, page in zip(replaced, kept, strict=True):
            _unveil(contents(page))
            pdf.pages.append(pikepdf.Page(page))
            yield Location(f"page {number}", "body", Page(number))
        for drawing in drawings:
            name = f"object {drawing.objgen[0]}"
            role: Role = "annotation" if drawing.objgen in shown else "hidden"
            pdf.pages.append(_scratch_page(pdf, drawing, resources))
            yield Location(name, role, Field(name))

    def _drawings(self) -> Iterator[Any]:
        """Forms, tiles, contents and pages of no page, and the pictures that no page has shown."""
        import pikepdf

        leaves = [page.obj for page in self.pdf.pages]
        pages = {leaf.objgen for leaf in leaves}
        used = {stream.objgen for leaf in leaves for stream in contents(leaf)}
        image, kinds = pikepdf.Name.Image, (pikepdf.Name.Page, pikepdf.Name.Template)
        costs = Costs(MOST_BYTES)
        for item in self.pdf.objects:
            match item:
                case pikepdf.Stream():
                    if "/Subtype" in item and item.Subtype == image:
                        if not self.images.knows(item):
                            yield item
                    elif _is_drawing(item):
                        if costs.is_bulky(item):
                            part = f"object {item.objgen[0]}"
                            self.draft.notice("limit-reached", part, Message.of("detail.page-bulk"))
                        else:
                            yield item
                    elif item.objgen not in used and _is_content(item):
                        yield item
                case pikepdf.Dictionary():
                    if "/Type" in item and item.Type in kinds and item.objgen not in pages:
                        yield item


def _scratch_page(pdf: pikepdf.Pdf, drawing: Any, resources: Any) -> pikepdf.Page:
    """A page that shows nothing but ``drawing``."""
    import pikepdf

    if not isinstance(drawing, pikepdf.Stream):
        drawing.Type = pikepdf.Name.Page
        return pikepdf.Page(drawing)
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=list(_SHEET))
    if drawing.get("/Subtype") == pikepdf.Name.Image:
        page.Contents = pdf.make_stream(b"1000 0 0 1000 0 0 cm /D Do")
    elif _is_drawing(drawing):
        _unveil([drawing])
        drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        page.MediaBox = drawing.get("/BBox", list(_SHEET))
        page.Contents = pdf.make_stream(b"/D Do")
    else:
        page.Contents, page.Resources = drawing, resources
        return pikepdf.Page(pdf.make_indirect(page))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(D=drawing))
    return pikepdf.Page(pdf.make_indirect(page))


def _unveil(streams: Sequence[Any]) -> None:
    """Take the replacement texts out of content streams."""
    for stream in streams:
        data = decoded(stream, MOST_BYTES)
        if data and REPLACEMENT in data:
            stream.write(data.replace(REPLACEMENT, b"/ActualTexx"))


def _appearances(page: Any) -> Iterator[Any]:
    """The streams that show the annotations of a page as they are now."""
    import pikepdf

    annotations = page.Annots if "/Annots" in page else None
    for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
        normal: Any = annotation
        for key in ("/AP", "/N"):
            normal = normal.get(key) if isinstance(normal, pikepdf.Dictionary) else None
        states = [state for _, state in normal.items()] if isinstance(normal, pikepdf.Dictionary) else [normal]
        yield from (state for state in states if isinstance(state, pikepdf.Stream))


def _is_drawing(stream: Any) -> bool:
    import pikepdf

    # asking for a key that is not there takes ten times as long
    if "/Subtype" in stream and stream.Subtype == pikepdf.Name.Form:
        return True
    return bool("/PatternType" in stream and stream.PatternType == 1)


def _is_content(stream: Any) -> bool:
    """Whether a stream that does not say what it is draws text: the content of a page that is no more."""
    if any(key in stream for key in ("/Type", "/Subtype", "/Length1", "/N", "/FunctionType", "/ShadingType")):
        return False
    data = decoded(stream, MOST_BYTES) or b""
    return b"BT" in data and b"Tf" in data and b"begincmap" not in data
