"""The text of a shape and how it looks ([MS-PPT] 2.9.44): runs of paragraphs, then runs of characters."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from redactscan.readers.pieces import HIDDEN, Flags, Piece
from redactscan.readers.ppt97.looks import Colours
from redactscan.readers.ppt97.records import TEXTS, Kind, Record
from redactscan.readers.visibility import NOTHING, Look
from redactscan.tuples import NamedTuple

# Fields of a TextPFException (2.9.20) in the order in which they stand: the bits that bring one, and its size.
_PARAGRAPH = (
    (0x0000F, 2), (0x00080, 2), (0x00010, 2), (0x00040, 2), (0x00020, 4), (0x00800, 2), (0x01000, 2), (0x02000, 2),
    (0x04000, 2), (0x00100, 2), (0x00400, 2), (0x08000, 2),
)  # fmt: skip
_TABS = 0x100000
_AFTER_TABS = ((0x010000, 2), (0x0E0000, 2), (0x200000, 2))
# Fields of a TextCFException (2.9.14) before the size, the size, the colour, the position.
_FONTS = ((0x003EB7, 2), (0x010000, 2), (0x200000, 2), (0x400000, 2), (0x800000, 2))
_SIZE, _COLOUR, _POSITION = 0x020000, 0x040000, 0x080000
_CHARACTERS = dict.fromkeys([*range(0x09), *range(0x0C, 0x20)], "") | {0x0B: "\n"}


class _Run(NamedTuple):
    length: int
    look: Look


def paragraphs(body: Sequence[Record], colours: Colours, ground: Look, flags: Flags) -> Iterator[list[Piece]]:
    """Every paragraph of a text, in pieces of one look. ``body`` is the text with the atoms that belong to it."""
    for number, record in enumerate(body):
        if record.kind not in TEXTS:
            continue
        following = (atom for atom in body[number + 1 :] if atom.kind in TEXTS or atom.kind == Kind.STYLES)
        styles = next(following, None)
        text = record.text()
        runs = _runs(styles.content, len(text), colours) if styles and styles.kind == Kind.STYLES else []
        yield from _split(text, runs, ground, flags)


def _split(text: str, runs: list[_Run], ground: Look, flags: Flags) -> Iterator[list[Piece]]:
    paragraph: list[Piece] = []
    at = 0
    for length, look in [*runs, _Run(len(text), NOTHING)]:
        own = flags | HIDDEN if look != NOTHING and look.over(ground).hidden else flags
        first, *more = text[at : at + length].split("\r")
        paragraph.append(Piece(first.translate(_CHARACTERS), own))
        for line in more:
            yield paragraph
            paragraph = [Piece(line.translate(_CHARACTERS), own)]
        at += length
    yield paragraph


def _runs(data: bytes, length: int, colours: Colours) -> list[_Run]:
    """The character runs of a text; none beyond damage."""
    found: list[_Run] = []
    try:
        at = _after_paragraphs(data, length)
        left = length
        while left > 0 and at < len(data):
            count, mask = struct.unpack_from("<2I", data, at)
            look, at = _look(data, at + 8, mask, colours)
            found.append(_Run(min(count, left), look))
            left -= max(1, count)
    except struct.error:
        pass  # what is left looks like nothing special
    return found


def _after_paragraphs(data: bytes, length: int) -> int:
    at = 0
    left = length + 1  # the end of the text counts, too
    while left > 0 and at < len(data):
        count, _, mask = struct.unpack_from("<IHI", data, at)
        at += 10 + sum(size for bits, size in _PARAGRAPH if mask & bits)
        if mask & _TABS:
            (tabs,) = struct.unpack_from("<H", data, at)
            at += 2 + 4 * tabs
        at += sum(size for bits, size in _AFTER_TABS if mask & bits)
        left -= max(1, count)
    return at


def _look(data: bytes, at: int, mask: int, colours: Colours) -> tuple[Look, int]:
    at += sum(size for bits, size in _FONTS if mask & bits)
    look = NOTHING
    if mask & _SIZE:
        look = Look(size=struct.unpack_from("<H", data, at)[0])
        at += 2
    if mask & _COLOUR:
        look = Look(colour=colours.of_text(*struct.unpack_from("<I", data, at))).over(look)
        at += 4
    return look, at + (2 if mask & _POSITION else 0)
