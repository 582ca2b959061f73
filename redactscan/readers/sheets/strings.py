"""The shared strings of a workbook, with a note of those that no cell shows."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.values import dataclass, field


@dataclass(slots=True)
class SharedStrings:
    """``at`` hands out a string and remembers that it was asked for."""

    part: str = ""
    texts: list[str] = field(default_factory=list)
    _used: bytearray = field(default_factory=bytearray)

    def at(self, index: int) -> str:
        """The string of that number; '' if there is none."""
        if not 0 <= index < len(self.texts):
            return ""
        if len(self._used) < len(self.texts):
            self._used.extend(bytes(len(self.texts) - len(self._used)))
        self._used[index] = 1
        return self.texts[index]

    def orphans(self) -> Iterator[str]:
        """Strings that no cell asked for: what was deleted from the sheets and stayed in the file."""
        used = self._used.ljust(len(self.texts), b"\0")
        return (text for text, shown in zip(self.texts, used, strict=True) if not shown and text.strip())
