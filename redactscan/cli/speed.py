"""``redactscan bench speed``: the figures of ``bench.speed`` as a table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from redactscan.bench.speed import Figure
from redactscan.messages import text
from redactscan.reporters.paper import Paper
from redactscan.reporters.wrap import cells

WIDTH = 100


def as_text(figures: Iterable[Figure], lang: str) -> str:
    """What was compared, how it came out, and what it is to stay below."""
    say = partial(text, lang=lang)
    rows = [(say("speed.what"), say("speed.value"), say("speed.limit"))]
    for figure in figures:
        shown = f"{figure.value:.2f}" if figure.value < 10 else f"{figure.value:.0f}"
        rows.append((say(figure.name), shown, "" if figure.limit is None else f"{figure.limit:g}"))
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    paper = Paper(WIDTH)
    for *row, last in rows:
        paper.row([(cell, "") for cell in row], widths, (last, ""))
    return paper.text(colour=False)
