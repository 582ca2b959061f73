"""Who saved a presentation last, and where that save begins ([MS-PPT] 2.3.2)."""

from __future__ import annotations

from redactscan.model import Field, Location, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.ppt97.records import record_at
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

_ENCRYPTED = 0xF3D1C4DF
_FIXED = 20  # bytes before the name


@dataclass(frozen=True, slots=True)
class CurrentUser:
    """The stream of that name."""

    is_encrypted: bool = False
    edit_at: int = -1
    names: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def parse(cls, data: bytes) -> CurrentUser:
        """As much as there is."""
        atom = record_at(data, 0)
        if atom is None or atom.end - atom.start < _FIXED:
            return cls()
        length = atom.number(12, 2)
        content = atom.content
        narrow = decode(content[_FIXED : _FIXED + length]).text
        wide = data[atom.start + _FIXED + length + 4 :][: 2 * length].decode("utf-16-le", "replace")
        names = tuple(dict.fromkeys(name.strip("\0 ") for name in (wide, narrow)))
        return cls(atom.number(4) == _ENCRYPTED, atom.number(8), names)

    def say(self, draft: Draft, part: str) -> None:
        """A passage for the name of the user."""
        if name := next(filter(None, self.names), ""):
            draft.content.append(Passage(name, Location(part, "metadata", Field("lastModifiedBy"))))
