"""Numbers of two columns that stand so close that an engine reads them as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from redactscan.readers.pictures.ocr import Seen

if TYPE_CHECKING:
    from PIL.Image import Image

_NUMBERS = re.compile(r"[0-9Xx*]{15,60}")
_INK = 12
"""Levels of grey by which the mean of a pixel column is darker than paper."""

_WIDER = 1.8  # times the usual gap between two digits


def parted(one: Seen, picture: Image) -> list[Seen]:
    """The numbers that ``one`` consists of, if its digits can be told apart and a gap is wider than the rest."""
    if not _NUMBERS.fullmatch(one.text):
        return [one]
    left, top, right, bottom = (int(at) for at in one.box)
    digits = list(_inked(picture, (left, top, right, bottom)))
    if len(digits) != len(one.text):
        return [one]
    gaps = [after[0] - before[1] for before, after in pairwise(digits)]
    ordered = sorted(gaps)
    usual = (ordered[(len(gaps) - 1) // 2] + ordered[len(gaps) // 2]) / 2
    cuts = [at for at, gap in enumerate(gaps, 1) if gap > _WIDER * usual + 2]
    edges = [0, *cuts, len(digits)]
    return [
        Seen(
            one.text[start:end],
            (left + digits[start][0], one.box[1], left + digits[end - 1][1], one.box[3]),
            one.confidence,
        )
        for start, end in pairwise(edges)
    ]


def _inked(picture: Image, box: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    """The stretches of pixel columns, from the left of the box, that something is drawn in."""
    from PIL.Image import Resampling

    strip = picture.crop(box).convert("L")
    columns = strip.resize((strip.width, 1), Resampling.BOX).tobytes()
    paper = max(columns, default=0)
    start = None
    for at, level in enumerate((*columns, paper)):
        inked = paper - level > _INK
        if inked and start is None:
            start = at
        elif not inked and start is not None:
            yield start, at
            start = None
