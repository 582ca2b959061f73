"""What the content of a page says at a glance: whether it draws more than text, whether its text may be hard to see.

A page has hundreds of objects, and asking pdfium about each costs more than reading the page does. The operators of
its content (ISO 32000-1 annex A) tell of most pages that there is nothing to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redactscan.readers.paged.boxes import Box
from redactscan.readers.pdf.asides import has_asides
from redactscan.readers.pdf.resources import MOST_DRAWINGS, Costs, named, resources_of
from redactscan.readers.pdf.shades import PALE, luminance
from redactscan.readers.pdf.streams import loaded
from redactscan.values import dataclass, field

_FOLDED = bytes.maketrans(b"\0\t\n\f\r/[]<>(){}%\x80\xff*" + b"sfFBb", b" " * 18 + b"SSSSS")
"""One blank for all white space and delimiters, as pdfium knows them; one letter for what paints a path."""

_TELLING = (b"Tr", b"Sc", b"Scn")
"""A mode of drawing; colours whose space would have to be looked up (sc, scn)."""

_PAINTING = (b"S", b"Sh", b"Do", b"SI")
"""Each paints one thing at most: a path (S, s, f, F, f*, B, B*, b, b*), a shading (sh), a form or picture (Do, BI)."""

_LAYER = re.compile(rb"/OC(?=[\s/<])")

REPLACEMENT = b"/ActualText"
"""pdfium reports this text instead of what is drawn (ISO 32000-1 14.9.4)."""

_TAIL = 60
"""Bytes in which the numbers before an operator stand."""

_MARGIN = 0.1
"""Share of the page at each edge that a clip may leave out: nothing stands there."""

MOST_BYTES = 64 << 20
"""Decoded bytes of the content of a page; no page that anybody reads has more."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is seen.

    ``paints``: how many things there may be besides text, None if nobody knows. ``veils``: text may be pale, invisible
    or tiny. ``clips`` are the rectangles to which something is clipped, None for another shape. ``layers``: something
    may be switched off. ``broken``: the content cannot be decoded to its end; ``bulky``: it is more than anybody draws.
    ``replaced``: a text stands for what is drawn. ``aside`` is the content, if it may say what is not drawn.
    """

    paints: int | None = None
    veils: bool = True
    clips: tuple[Box | None, ...] = (None,)
    layers: bool = True
    broken: bool = False
    bulky: bool = False
    replaced: bool = False
    aside: bytes = field(default=b"", repr=False)

    def may_veil(self, sheet: Box) -> bool:
        """Whether text may be pale, invisible or tiny, or clipped on a page of which ``sheet`` is visible."""
        return self.veils or any(_cuts(clip, sheet) for clip in self.clips)


def glance(page: Any, costs: Costs) -> Glance:
    """Look at the content of a pikepdf page."""
    parts = [loaded(stream, MOST_BYTES) for stream in contents(page)]
    content = b"\n".join(part.data for part in parts)
    tokens = b" " + content.translate(_FOLDED) + b" "
    draws, states = _has(tokens, b"Do"), _has(tokens, b"gS")
    resources = resources_of(page) if draws or states else None
    veils = (
        any(_has(tokens, operator) for operator in _TELLING)
        or (_has(tokens, b"cm") and any(map(_resizes, _before(tokens, b"cm"))))
        or any(map(_is_pale, _colours(tokens)))
        or (states and any(map(_is_sheer, named(resources, "/ExtGState"))))
    )
    clips = list(_clips(tokens))
    too_many = draws and costs.drawings(content, resources) > MOST_DRAWINGS
    return Glance(
        paints=sum(tokens.count(b" %s " % operator) for operator in _PAINTING if operator[-1] in tokens),
        veils=veils,
        clips=tuple({_rectangle(clip.split()[:-2]) for clip in clips}),
        layers=b"O" in content and b"OC" in content and bool(_LAYER.search(content)),
        broken=any(part.cause == "unparsable" for part in parts),
        bulky=too_many or any(part.cause == "limit-reached" for part in parts),
        replaced=REPLACEMENT in content,
        aside=content if has_asides(content) else b"",
    )


def _has(tokens: bytes, operator: bytes) -> bool:
    """Whether an operator, or a word in a string, stands there. Looks for its letters first: many pages lack one."""
    return operator[0] in tokens and operator[-1] in tokens and b" %s " % operator in tokens


def _clips(tokens: bytes) -> Iterator[bytes]:
    """What stands before each ``W`` and ``W*``, that itself, and the operator that ends the path."""
    at = tokens.find(b"W")
    while at >= 0:
        before, (operator, end, *_) = tokens[max(at - _TAIL, 0) : at], (*tokens[at : at + 6].split(), b"", b"")
        if operator == b"W" and before.endswith(b" "):
            yield b"%sW %s" % (before, end)
        at = tokens.find(b"W", at + 1)


def contents(page: Any) -> list[Any]:
    """The content streams of a page dictionary."""
    import pikepdf

    found = page.get("/Contents")
    streams = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [stream for stream in streams if isinstance(stream, pikepdf.Stream)]


def _before(tokens: bytes, operator: bytes, usual: bytes = b"?") -> Iterator[list[bytes]]:
    """What stands before each ``operator``, once if it is the same; not what is ``usual``."""
    if not _has(tokens, operator):
        return iter(())
    pieces = tokens.split(b" %s " % operator)
    return (tail.split() for tail in {piece[-_TAIL:] for piece in pieces[:-1] if not piece.endswith(usual)})


def _colours(tokens: bytes) -> Iterator[tuple[float, float, float] | None]:
    """The colours but black with which something is filled, each part 0 to 1; None if that cannot be read."""
    for operator, black in ((b"g", b" 0"), (b"rg", b" 0 0 0"), (b"k", b" 0 0 0 1")):
        if not _has(tokens, operator):
            continue
        if tokens.count(b" %s " % operator) == tokens.count(b"%s %s " % (black, operator)):
            continue
        count = len(black) // 2
        for tail in _before(tokens, operator, black):
            match _numbers(tail[-count:]):
                case [grey]:
                    yield grey, grey, grey
                case [red, green, blue]:
                    yield red, green, blue
                case [cyan, magenta, yellow, key]:
                    yield max(0, 1 - cyan - key), max(0, 1 - magenta - key), max(0, 1 - yellow - key)
                case _:
                    yield None


def _resizes(tail: list[bytes]) -> bool:
    """Whether a change of the space, whose numbers end ``tail``, is more than a shift."""
    return _numbers(tail[-6:-2]) != [1, 0, 0, 1]


def _is_pale(colour: tuple[float, float, float] | None) -> bool:
    return colour is None or luminance(*colour) * 255 >= PALE


def _rectangle(tail: list[bytes]) -> Box | None:
    """The rectangle that is made before the end of ``tail``; None if something else is."""
    match _numbers(tail[-5:-1]):
        case [x, y, width, height] if tail[-1] == b"re":
            return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)
        case _:
            return None


def _cuts(clip: Box | None, sheet: Box) -> bool:
    """Whether a clip is anything but a rectangle around most of the page."""
    if clip is None:
        return True
    margin = (sheet[2] - sheet[0]) * _MARGIN, (sheet[3] - sheet[1]) * _MARGIN
    return (
        clip[0] > sheet[0] + margin[0]
        or clip[1] > sheet[1] + margin[1]
        or clip[2] < sheet[2] - margin[0]
        or clip[3] < sheet[3] - margin[1]
    )


def _numbers(tokens: list[bytes]) -> list[float] | None:
    try:
        return [float(token) for token in tokens]
    except ValueError:
        return None


def _is_sheer(state: Any) -> bool:
    """Whether a graphics state makes text transparent, masks it, or sets its size."""
    return "/Font" in state or str(state.get("/SMask", "/None")) != "/None" or float(state.get("/ca", 1)) * 255 < PALE
