"""The style sheet ([MS-DOC] 2.9.271): how text looks that has no formatting of its own."""

from __future__ import annotations

import struct

from redactscan.readers.visibility import NOTHING, Look
from redactscan.readers.word97.modifications import Run, run_of, shape_of
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_PARAGRAPH, _CHARACTER = 1, 2


class _Style(NamedTuple):
    base: int
    look: Look


@dataclass(slots=True)
class Styles:
    """The styles of one document by number. A number without a style looks like nothing."""

    _styles: dict[int, _Style] = field(default_factory=dict)
    _looks: dict[int, Look] = field(default_factory=dict)

    @classmethod
    def parse(cls, data: bytes) -> Styles:
        """As many styles as can be read."""
        found: dict[int, _Style] = {}
        try:
            length, count, fixed = struct.unpack_from("<3H", data)
            at = 2 + length
            for number in range(count):
                (size,) = struct.unpack_from("<H", data, at)
                at += 2
                if size:
                    found[number] = _style(data[at : at + size], fixed)
                at += size + size % 2
        except struct.error:  # cut short; whatever uses the missing ones is read as it stands
            pass
        return cls(found)

    def look(self, number: int) -> Look:
        """The look that a style asks for, with the styles it is based on."""
        if number not in self._looks:
            look = NOTHING
            chain: set[int] = set()
            at = number
            while at not in chain and (style := self._styles.get(at)) is not None:
                chain.add(at)
                look = look.over(style.look)
                at = style.base
            self._looks[number] = look
        return self._looks[number]

    def hides(self, run: Run, paragraph: Look) -> bool:
        """Whether a reader of the page does not see a run that stands in a ``paragraph`` of that look."""
        base = paragraph if run.style is None else self.look(run.style).over(paragraph)
        if run.turns:
            return run.look.over(Look(vanish=not base.vanish)).over(base).hidden
        return run.look.over(base).hidden


def _style(data: bytes, fixed: int) -> _Style:
    """[MS-DOC] 2.9.260: a fixed part, the name, then the property lists of the kind of style."""
    kind, lists = struct.unpack_from("<2H", data, 2)
    (length,) = struct.unpack_from("<H", data, fixed)
    at = fixed + 2 + 2 * (length + 1)
    look = NOTHING
    for number in range(lists & 15):
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        content = data[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if kind & 15 == _PARAGRAPH and number == 0:
            look = look.over(shape_of(0, content[2:]).ground)
        elif kind & 15 in (_PARAGRAPH, _CHARACTER):
            look = run_of(content).look.over(look)
    return _Style(kind >> 4, look)
