"""What is drawn on a page, object by object."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from redactscan.readers.paged.boxes import Box
from redactscan.readers.pdf.calls import Address, address, bounds, pointer, quick, swift
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

_AT_ONCE = 16
_MOST_PATHS = 5_000
_MOST_INNER = 2_000


class Thing(NamedTuple):
    """An object that is no text: when it is drawn, counted from the first; its address, what it is to pdfium, its box.

    The box is what of it is drawn.
    """

    order: int
    item: Address
    kind: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The objects of a page, while it is open. ``texts`` has for each text when it is drawn, and its address; if the
    page was not looked through to its end, not for all.

    ``paths`` are lines and areas, ``drawings`` all else.
    """

    texts: Sequence[tuple[int, Address]]
    paths: Sequence[Thing]
    drawings: Sequence[Thing]

    @property
    def anything(self) -> bool:
        return bool(self.texts or self.paths or self.drawings)

    @property
    def others(self) -> Sequence[Thing]:
        """All that is no text."""
        return (*self.paths, *self.drawings)

    @property
    def lines(self) -> Sequence[Thing]:
        """The paths; none on a page that is a drawing."""
        return self.paths if len(self.paths) <= _MOST_PATHS else ()

    def pictures(self) -> Iterator[Box]:
        """Where there are pictures, or reusable drawings with pictures."""
        for thing in self.drawings:
            if _has_picture(thing.item) and thing.box:
                yield thing.box


def survey(page: Any, most: int | None = None) -> Survey:
    """Look through the objects of a pypdfium2 page; if ``most`` of them are no text, until these are found."""
    import pypdfium2.raw as pdfium

    if most == 0:
        return Survey((), (), ())
    handle = pointer(address(page.raw))
    count = swift("FPDFPage_CountObjects")(handle)
    text = pdfium.FPDF_PAGEOBJ_TEXT
    texts: list[tuple[int, Address]] = []
    others: list[tuple[int, Address, int]] = []
    size = count if most is None else max(most, _AT_ONCE)
    for start in range(0, count, max(size, 1)):
        if most is not None and len(others) >= most:
            break
        numbers = range(start, min(start + size, count))
        items = list(map(swift("FPDFPage_GetObject"), repeat(handle), numbers))
        kinds = list(map(swift("FPDFPageObj_GetType"), items))
        texts += [(order, item) for order, item, kind in zip(numbers, items, kinds, strict=True) if kind == text]
        others += [found for found in zip(numbers, items, kinds, strict=True) if found[2] != text]
    things = list(things_of(others))
    return Survey(
        texts,
        [thing for thing in things if thing.kind == pdfium.FPDF_PAGEOBJ_PATH],
        [thing for thing in things if thing.kind != pdfium.FPDF_PAGEOBJ_PATH],
    )


def things_of(items: Sequence[tuple[int, Address, int]]) -> Iterator[Thing]:
    """The things with these orders, addresses and kinds."""
    boxes = bounds(item for _, item, _ in items)
    return (Thing(*found, box) for found, box in zip(items, boxes, strict=True))


def inner(item: Address, most: int = _MOST_INNER) -> Iterator[tuple[Address, int]]:
    """Address and kind of a page object and, if it is a form (a reusable drawing), of what it holds, however deep.

    After ``most`` of them comes address 0, which is of no known kind.
    """
    import pypdfium2.raw as pdfium

    waiting = deque([item])
    for _ in range(most):
        if not waiting:
            return
        found = waiting.popleft()
        kind = quick("FPDFPageObj_GetType")(found)
        yield found, kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            count = min(quick("FPDFFormObj_CountObjects")(found), most)
            waiting.extend(Address(quick("FPDFFormObj_GetObject")(found, index)) for index in range(count))
    yield Address(), pdfium.FPDF_PAGEOBJ_UNKNOWN  # there is more than anybody looks through


def _has_picture(item: Address) -> bool:
    """Whether a page object is or holds a picture, or is too intricate to say."""
    import pypdfium2.raw as pdfium

    return any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_UNKNOWN) for _, kind in inner(item))
