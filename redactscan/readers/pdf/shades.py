"""How bright a colour is."""

from __future__ import annotations

PALE = 200
"""Luminance, and opacity, of 255 from which text may not stand out from paper."""


def luminance(red: float, green: float, blue: float) -> float:
    """From black to the brightest, in the unit of the parts (ITU-R BT.601)."""
    return 0.299 * red + 0.587 * green + 0.114 * blue
