"""Horizontal bars as SVG: they print, need no script, and are a table to whoever cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from redactscan.reporters.html.elements import make
from redactscan.reporters.wrap import cut
from redactscan.values import dataclass

_ROW, _BAR, _LABEL, _WIDTH, _NUMBER = 26, 16, 190, 640, 60
_CELLS = 24  # cells of a label that fit beside the bars


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a plot: its parts are (class of a colour, count)."""

    label: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.parts)


def plot(title: str, bars: Sequence[Bar], more: str = "") -> Element:
    """A figure with its caption; ``more`` says what was left out."""
    most = max((bar.total for bar in bars), default=1)
    height = _ROW * len(bars) + 4
    figure = make("svg", viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_label=title, class_="plot")
    for row, bar in enumerate(bars):
        figure.extend(_row(bar, row * _ROW, most))
    caption = make("figcaption", title)
    return make("figure", caption, figure, make("p", more, class_="dim") if more else "")


def _row(bar: Bar, top: int, most: int) -> list[Element]:
    middle = str(top + _ROW // 2 + 5)
    drawn = [
        make("text", cut(bar.label, _CELLS), make("title", bar.label), x=str(_LABEL - 8), y=middle, text_anchor="end")
    ]
    left = float(_LABEL)
    for colour, count in bar.parts:
        width = (_WIDTH - _LABEL - _NUMBER) * count / most
        if width:
            at = {"x": f"{left:.1f}", "y": str(top + (_ROW - _BAR) // 2), "width": f"{max(width, 1.5):.1f}"}
            drawn.append(make("rect", height=str(_BAR), class_=colour, **at))
        left += width
    drawn.append(make("text", str(bar.total), x=f"{left + 6:.1f}", y=middle))
    return drawn
