"""Lines of styled text for a terminal. What is written on it is text: never markup, never a terminal's control."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from redactscan.reporters.wrap import cells, pad, wrap
from redactscan.text.mask import printable
from redactscan.values import dataclass, field

Piece: TypeAlias = tuple[str, str]
"""A text and its rich style, '' = plain."""


@dataclass(slots=True)
class Paper:
    """``width`` cells wide. Every text that comes in is made ``printable`` first."""

    width: int
    _lines: list[list[Piece]] = field(default_factory=list)

    def blank(self) -> None:
        """An empty line, but never two in a row nor at the top."""
        if self._lines and self._lines[-1]:
            self._lines.append([])

    def line(self, *pieces: Piece, indent: int = 0) -> None:
        """One line of pieces with two spaces between them, not wrapped."""
        self._put(indent, [(printable(text), style) for text, style in pieces])

    def paragraph(self, text: str, indent: int = 0, style: str = "", lead: Piece = ("", "")) -> None:
        """Wrapped text behind ``lead``, its further lines hanging below its first."""
        self.row([lead] if lead[0] else [], [cells(lead[0])], (text, style), indent)

    def row(self, columns: Sequence[Piece], widths: Sequence[int], rest: Piece, indent: int = 0) -> None:
        """Columns of given widths, then ``rest`` in the room that is left, or below where that is too little."""
        head = [(pad(printable(text), width), style) for (text, style), width in zip(columns, widths, strict=False)]
        start = indent + sum(cells(text) + 2 for text, _ in head)
        text, style = printable(rest[0]), rest[1]
        room = self.width - start
        if cells(text) <= room or room >= 24:
            first, *more = wrap(text, room) or [""]
            self._put(indent, [*head, (first, style)])
        else:
            start = indent + 4
            more = wrap(text, self.width - start)
            self._put(indent, head)
        for part in more:
            self._put(start, [(part, style)])

    def text(self, colour: bool) -> str:
        """Everything written so far."""
        if colour:
            return _coloured(self._lines)
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in self._lines)

    def _put(self, indent: int, pieces: list[Piece]) -> None:
        line: list[Piece] = [(" " * indent, "")]
        for number, piece in enumerate(pieces):
            line += [("  ", ""), piece] if number else [piece]
        self._lines.append(line)


def _coloured(lines: list[list[Piece]]) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False)
    for line in lines:
        text = Text.assemble(*line)
        text.rstrip()
        console.print(text, soft_wrap=True, highlight=False)
    return out.getvalue()
