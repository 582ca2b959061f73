"""What is drawn on a page, object by object."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

from redactscan.readers.paged.boxes import Box
from redactscan.readers.pdf.calls import Address, Item, address, bounds, quick, swift

_MOST_PATHS = 5_000
_MOST_INNER = 2_000


class Thing:
    """An object that is no text: when it is drawn, counted from the first, its address, what it is to pdfium."""

    def __init__(self, order: int, item: Item, kind: int) -> None:
        self.order, self.item, self.kind = order, item, kind

    @cached_property
    def box(self) -> Box | None:
        """Its box, as far as it is drawn."""
        return bounds(self.item)


@dataclass(frozen=True, slots=True)
class Survey:
    """The objects of a page, while it is open. ``texts`` has for each text when it is drawn, and its address."""

    texts: Sequence[tuple[int, Item]]
    others: Sequence[Thing]

    @property
    def anything(self) -> bool:
        return bool(self.texts or self.others)

    @property
    def paths(self) -> Sequence[Thing]:
        """Lines and areas; none on a page that is a drawing."""
        import pypdfium2.raw as pdfium

        paths = [thing for thing in self.others if thing.kind == pdfium.FPDF_PAGEOBJ_PATH]
        return paths if len(paths) <= _MOST_PATHS else ()

    def pictures(self) -> Iterator[Box]:
        """Where there are pictures, or reusable drawings with pictures."""
        import pypdfium2.raw as pdfium

        for thing in self.others:
            if thing.kind != pdfium.FPDF_PAGEOBJ_PATH and _has_picture(thing.item) and thing.box:
                yield thing.box


def survey(page: Any) -> Survey:
    """Look through the objects of a pypdfium2 page."""
    import pypdfium2.raw as pdfium

    handle = Address(address(page.raw))
    items = list(map(swift("FPDFPage_GetObject"), repeat(handle), range(swift("FPDFPage_CountObjects")(handle))))
    texts, others = [], []
    for order, (item, kind) in enumerate(zip(items, map(swift("FPDFPageObj_GetType"), items), strict=True)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append((order, item))
        else:
            others.append(Thing(order, item, kind))
    return Survey(texts, others)


def inner(item: Item, most: int = _MOST_INNER) -> Iterator[tuple[Item, int]]:
    """Address and kind of a page object and, if it is a form (a reusable drawing), of what it holds, however deep.

    After ``most`` of them comes address 0, which is of no known kind.
    """
    import pypdfium2.raw as pdfium

    waiting: deque[Item] = deque([item])
    for _ in range(most):
        if not waiting:
            return
        found = waiting.popleft()
        kind = quick("FPDFPageObj_GetType")(found)
        yield found, kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            count = min(quick("FPDFFormObj_CountObjects")(found), most)
            waiting.extend(quick("FPDFFormObj_GetObject")(found, index) for index in range(count))
    yield 0, pdfium.FPDF_PAGEOBJ_UNKNOWN  # there is more than anybody looks through


def _has_picture(item: Item) -> bool:
    """Whether a page object is or holds a picture, or is too intricate to say."""
    import pypdfium2.raw as pdfium

    return any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_UNKNOWN) for _, kind in inner(item))
