"""What pays only once a process has searched much text, however many documents that was in."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

LONG = 4000
"""Characters that are searched as quickly as triggers are read off the patterns of all rules."""


class Use:
    """How much text was searched in some way."""

    def __init__(self) -> None:
        self._characters = 0

    def pays(self, characters: int, least: int = LONG) -> bool:
        """Whether what pays from ``least`` characters on does, with one more text of so many."""
        self._characters += characters
        return self._characters >= least


@lru_cache(maxsize=32)
def use(_what: Hashable) -> Use:
    """The use that this process makes of something."""
    return Use()
