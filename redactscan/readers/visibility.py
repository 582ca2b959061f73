"""How a text looks, as far as it decides whether a person sees it."""

from __future__ import annotations

from functools import lru_cache

from redactscan.values import dataclass

_SMALLEST = 2.0  # points
_WHITE = (255, 255, 255)
_NAMED = {"white": _WHITE, "black": (0, 0, 0), "yellow": (255, 255, 0), "darkBlue": (0, 0, 128), "red": (255, 0, 0)}
# Two colours whose every channel is closer than this are one to the eye.
_TELL_APART = 16


@dataclass(frozen=True, slots=True)
class Look:
    """None = not said here. ``size`` in points; colours are ``RRGGBB``; ``ground`` is the shading behind the text."""

    vanish: bool | None = None
    colour: str | None = None
    size: float | None = None
    ground: str | None = None
    highlight: str | None = None

    def over(self, base: Look) -> Look:
        """What is said here, or else by ``base``."""
        if self == NOTHING:
            return base
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            self.colour or base.colour,
            base.size if self.size is None else self.size,
            self.ground or base.ground,
            self.highlight or base.highlight,
        )

    @property
    def hidden(self) -> bool:
        """Whether a reader of the page does not see the text: vanished, tiny, or of the colour behind it.

        Automatic colour turns white on dark shading and stays black under a highlighter.
        """
        if self.vanish or (self.size is not None and self.size < _SMALLEST):
            return True
        if self.colour is None and self.highlight is None:
            return False
        marker = rgb(self.highlight)
        behind = marker or rgb(self.ground) or _WHITE
        front = rgb(self.colour) or ((0, 0, 0) if marker else None)
        return front is not None and all(abs(a - b) < _TELL_APART for a, b in zip(front, behind, strict=True))


NOTHING = Look()
SHADED = Look(ground="FF00FF")
"""Stands on something whose colour nobody can tell here: no text colour is close to it."""


@lru_cache(maxsize=4096)
def rgb(colour: str | None) -> tuple[int, int, int] | None:
    """The channels of ``RRGGBB`` or of a highlighter's name; None for anything else.

    >>> rgb("FFFFFF"), rgb("black"), rgb("auto")
    ((255, 255, 255), (0, 0, 0), None)
    """
    if colour in _NAMED:
        return _NAMED[colour]
    try:
        value = int(colour or "", 16)
    except ValueError:
        return None
    return (value >> 16 & 255, value >> 8 & 255, value & 255) if colour and len(colour) == 6 else None


def is_tinted(colour: str | None) -> bool:
    """Whether a colour is known, and not the white of paper.

    >>> is_tinted("1F3864"), is_tinted("FFFFFF"), is_tinted(None)
    (True, False, False)
    """
    return rgb(colour) not in (None, _WHITE)
