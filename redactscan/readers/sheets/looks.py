"""Whether a cell's text can be told from what is behind it."""

from __future__ import annotations

from redactscan.readers.visibility import Look, rgb

BLACK, WHITE = "000000", "FFFFFF"
# The colours of a workbook that have numbers and never change: the first two twice, text and ground of the window.
INDEXED = {0: BLACK, 1: WHITE, 8: BLACK, 9: WHITE, 64: BLACK, 65: WHITE}


def is_unseen(colour: str, ground: str, points: float | None) -> bool:
    """Colours are ``RRGGBB``, or any words of their own where nobody can tell; '' is like no other colour.

    >>> is_unseen("FEFEFE", "FFFFFF", 11), is_unseen("theme 4", "theme 4", 11), is_unseen("FFFFFF", "theme 4", 11)
    (True, True, False)
    """
    if colour and colour == ground:
        return True
    known = bool(rgb(colour) and rgb(ground))
    return Look(colour=colour if known else None, ground=ground if known else None, size=points).hidden
