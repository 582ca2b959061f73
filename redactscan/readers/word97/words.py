"""The text of a document with its formatting: paragraphs, field codes, what is hidden and what was revised."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from redactscan.readers.pieces import HIDDEN, Flags, Piece
from redactscan.readers.visibility import NOTHING, Look
from redactscan.readers.word97.formatting import Formatting, Stretch
from redactscan.readers.word97.modifications import Run, Shape
from redactscan.readers.word97.pieces import Pieces, joined
from redactscan.readers.word97.styles import Styles
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

CELL = "\x07"
_MARK = re.compile(r"[\r\x07\x0c]")
_FIELD = re.compile(r"[\x13-\x15]")
_BEGIN, _SEPARATOR = "\x13", "\x14"

# [MS-DOC] 2.4.1 and 2.9.x: line and column breaks, hyphens; the others stand for pictures, notes, page numbers.
_CHARACTERS = dict.fromkeys([*range(0x09), *range(0x0C, 0x20)], "") | {
    0x0B: "\n", 0x0C: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: "\u00ad",
}  # fmt: skip


class Paragraph(NamedTuple):
    """Positions ``start:end``, without the ``mark`` that ends it."""

    start: int
    end: int
    mark: str
    shape: Shape


class Line(NamedTuple):
    """What a paragraph says; ``codes`` are the instructions of its fields. ``runs_on``: its mark is deleted."""

    pieces: list[Piece]
    codes: list[str]
    runs_on: bool


class _Code(NamedTuple):
    start: int
    end: int


@dataclass(slots=True)
class Words:
    """All sub-documents in one; ``text`` has one character to a position."""

    pieces: Pieces
    formatting: Formatting
    styles: Styles
    text: str = field(repr=False)
    _stretches: list[Stretch] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _codes: list[_Code] = field(default_factory=list)
    _hidden: dict[tuple[Run, Look], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, pieces: Pieces, formatting: Formatting, styles: Styles) -> Words:
        """Put a document together."""
        words = cls(pieces, formatting, styles, pieces.text())
        words._stretches = list(formatting.runs(pieces))
        words._starts = [stretch.start for stretch in words._stretches]
        words._codes = list(_codes(words.text))
        return words

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs of a stretch of the document; the last one may lack a mark."""
        end = min(end, len(self.text))
        for match in _MARK.finditer(self.text, start, end):
            at = match.start()
            yield Paragraph(start, at, match.group(), self._shape(at))
            start = match.end()
        if start < end:
            yield Paragraph(start, end, "", self._shape(end - 1))

    def line(self, paragraph: Paragraph, ground: Look = NOTHING, flags: Flags = frozenset()) -> Line:
        """Read a paragraph that stands on ``ground`` and is revised as a whole if there are ``flags``."""
        shape = paragraph.shape
        look = shape.ground.over(self.styles.look(shape.style)).over(ground)
        pieces: list[Piece] = []
        for start, end in self._shown(paragraph.start, paragraph.end):
            for stretch in self._within(start, end):
                text = self.text[max(start, stretch.start) : min(end, stretch.end)]
                if stretch.run.symbol:
                    text = stretch.run.symbol * len(text)
                own = flags | stretch.run.flags | (HIDDEN if self._hides(stretch.run, look) else frozenset())
                if pieces and pieces[-1].flags == own:
                    pieces[-1] = Piece(pieces[-1].text + text, own)
                else:
                    pieces.append(Piece(text, own))
        said = [Piece(joined(piece.text.translate(_CHARACTERS)), piece.flags) for piece in pieces]
        codes = [self._code(code) for code in self._codes_from(paragraph.start, paragraph.end + 1)]
        return Line(
            [piece for piece in said if piece.text],
            [code for code in codes if code],
            paragraph.mark == "\r" and "deleted" in self.mark_flags(paragraph),
        )

    def mark_flags(self, paragraph: Paragraph) -> Flags:
        """How the mark of a paragraph, or of a row of a table, was revised."""
        return next((stretch.run.flags for stretch in self._within(paragraph.end, paragraph.end + 1)), frozenset())

    def _shape(self, at: int) -> Shape:
        place, changes = self.pieces.at(at)
        return self.formatting.shape(place, changes) if place >= 0 else Shape()

    def _within(self, start: int, end: int) -> Iterator[Stretch]:
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self._stretches) and self._stretches[number].start < end:
            if self._stretches[number].end > start:
                yield self._stretches[number]
            number += 1

    def _hides(self, run: Run, look: Look) -> bool:
        key = run, look
        if key not in self._hidden:
            self._hidden[key] = self.styles.hides(run, look)
        return self._hidden[key]

    def _shown(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A stretch without the field codes in it."""
        number = max(0, bisect_right(self._codes, (start, len(self.text))) - 1)
        while number < len(self._codes) and self._codes[number].start < end:
            code = self._codes[number]
            if code.start > start:
                yield start, code.start
            start = max(start, code.end)
            number += 1
        if start < end:
            yield start, end

    def _codes_from(self, start: int, end: int) -> list[_Code]:
        return self._codes[bisect_left(self._codes, (start, 0)) : bisect_left(self._codes, (end, 0))]

    def _code(self, code: _Code) -> str:
        return joined(self.text[code.start : code.end].translate(_CHARACTERS)).strip()


def _codes(text: str) -> Iterator[_Code]:
    """The outermost instructions of all fields; a field that nothing ends has one to the end of its paragraph."""
    begun: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _FIELD.finditer(text):
        at = match.start()
        if match.group() == _BEGIN:
            begun.append(at)
        elif begun and begun[-1] >= 0:
            found.append((begun[-1], at))
            begun[-1] = -1
        if match.group() > _SEPARATOR and begun:
            begun.pop()
    found += [(at, -1) for at in begun if at >= 0]
    outer = 0
    for start, end in sorted(found):
        if start < outer:
            continue  # inside the one before it
        if end < 0:
            mark = _MARK.search(text, start)
            end = mark.start() if mark else len(text)
        yield _Code(start, end)
        outer = end
