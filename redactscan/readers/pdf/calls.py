"""Calls into pdfium that are made once for every object or character of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from functools import cache
from struct import Struct
from typing import Any, TypeAlias

from redactscan.readers.paged.boxes import Box

Colour: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255."""

_PLAIN = frozenset((ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_float, ctypes.c_double))


@cache
def quick(name: str) -> Callable[..., Any]:
    """A function of ``pypdfium2.raw`` to which a pointer is an address, and null None.

    pypdfium2's own prototypes convert every argument and wrap every result, which takes longer than the calls do.
    """
    import pypdfium2.raw as pdfium

    function = getattr(pdfium, name)
    kinds = [kind if kind in _PLAIN else ctypes.c_void_p for kind in (function.restype, *function.argtypes)]
    return ctypes.PYFUNCTYPE(*kinds)(address(function))


class Address(ctypes.c_void_p):
    """A pointer that ctypes need not convert."""


Item: TypeAlias = int | Address
"""An object of a page."""


@cache
def swift(name: str) -> Callable[..., Any]:
    """A function of ``pypdfium2.raw`` that is mapped over many things: half as long a call as that of ``quick``.

    It takes pointers as ``pointer`` or ``Address`` and gives them as the latter; a number is a C int, whatever the
    function declares.
    """
    import pypdfium2.raw as pdfium

    function = getattr(pdfium, name)
    kind = function.restype if function.restype in _PLAIN else Address
    return ctypes.PYFUNCTYPE(kind)(address(function))


def address(pointer: Any) -> int:
    """Where a pypdfium2 handle (``page.raw``) or function points."""
    found = ctypes.cast(pointer, ctypes.c_void_p).value
    if found is None:
        raise ValueError("a null pointer")
    return found


def pointer(at: int) -> Any:
    """An address as an argument that ctypes passes on as it is, which takes it two thirds of the time of others."""
    return ctypes.byref(ctypes.c_char.from_address(at))


def bounds(items: Iterable[Address]) -> list[Box | None]:
    """The box of each of some page objects, as far as it is drawn; None if it has none."""
    edges = (ctypes.c_float * 4)()
    left, bottom, right, top = (pointer(ctypes.addressof(edges) + 4 * number) for number in range(4))
    measure, box = swift("FPDFPageObj_GetBounds"), Struct("4f").unpack
    return [box(edges) if measure(item, left, bottom, right, top) else None for item in items]


def fill(item: Item) -> Colour | None:
    """The colour with which a page object is filled; None if that is no plain colour."""
    return _colour("FPDFPageObj_GetFillColor", item)


def stroke(item: Item) -> Colour | None:
    """The colour of the outline of a page object; None if that is no plain colour."""
    return _colour("FPDFPageObj_GetStrokeColor", item)


def _colour(function: str, item: Item) -> Colour | None:
    shades = (ctypes.c_uint * 4)()
    at = ctypes.addressof(shades)
    if not quick(function)(item, at, at + 4, at + 8, at + 12):
        return None
    red, green, blue, opacity = shades[:]
    return red, green, blue, opacity
