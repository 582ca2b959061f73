"""The streams of an OLE file as parts of a document: read within the limits, each loss a notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from redactscan.model import Message
from redactscan.readers.leftovers import say_strings
from redactscan.readers.ole.compound import MAGIC, Compound, Entry, Path
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field


@dataclass(slots=True)
class Streams:
    """An opened compound file. ``parts`` maps a label such as ``ObjectPool/_123/[1]Ole10Native`` to each stream.

    Labels are compared without regard to case, as Windows does. What nobody has ``read`` yet is ``left``.
    """

    draft: Draft
    compound: Compound
    parts: dict[str, Entry]
    _labels: dict[str, str] = field(default_factory=dict)
    _done: set[str] = field(default_factory=set)
    _folders: dict[Path, list[str]] = field(default_factory=dict)

    @classmethod
    def open(cls, draft: Draft, data: bytes | None = None) -> Streams | None:
        """Open the file of ``draft``, or its deciphered ``data``. None if there is no way in: then its strings are
        passages and a notice says so.
        """
        content = draft.source.data if data is None else data
        try:
            compound = Compound.parse(content)
        except ValueError:
            draft.notice("unparsable", detail=Message.of("detail.damaged"))
            say_strings(draft, "", content.removeprefix(MAGIC), "body")
            return None
        if compound.damaged:
            draft.notice("unparsable", detail=Message.of("detail.damaged"))
        streams = [entry for entry in compound.entries if entry.is_stream]
        most = draft.source.limits.members
        if len(streams) > most:
            draft.notice("limit-reached", detail=Message.of("detail.member-limit", limit=most))
        parts: dict[str, Entry] = {}
        copies: Counter[str] = Counter()
        for entry in streams[:most]:
            name = label(entry.path)
            copies[name] += 1
            parts[name if copies[name] == 1 else f"{name}#{copies[name]}"] = entry
        return cls(draft, compound, parts, {name.lower(): name for name in parts})

    def find(self, name: str) -> str | None:
        """The label that ``name`` has in this file, if it is there."""
        return self._labels.get(name.lower())

    def read(self, part: str) -> bytes:
        """The bytes of a stream, cut at the limits; b'' if there is none of that name."""
        own = self.find(part)
        if own is None:
            return b""
        self._done.add(own)
        entry = self.parts[own]
        limits, spent = self.draft.source.limits, self.draft.source.spent
        room = min(limits.part_bytes, limits.total_bytes - spent.bytes)
        content, whole = self.compound.read(entry, max(0, room))
        spent.bytes += len(content)
        self.draft.parts += 1
        if len(content) == room < entry.size:
            if room == limits.part_bytes:
                self.draft.notice("limit-reached", own, Message.of("detail.part-limit"))
            else:
                self.draft.notice("limit-reached", detail=Message.of("detail.total-limit"))
        elif not whole:
            self.draft.notice("unparsable", own, Message.of("detail.damaged-member"))
        return content

    def left(self) -> Iterator[str]:
        """The labels that have not been read yet, as long as nobody reads them."""
        return (part for part in self.parts if part not in self._done)

    def done(self, folder: Path) -> None:
        """Take the streams below a storage as read: it is handed over as a file of its own."""
        if not self._folders:
            for part, entry in self.parts.items():
                for depth in range(1, len(entry.path)):
                    self._folders.setdefault(entry.path[:depth], []).append(part)
        self._done.update(self._folders.get(folder, ()))

    def storages(self, folder: str) -> list[Entry]:
        """The storages that stand directly in a storage of the root."""
        return [
            entry
            for entry in self.compound.entries
            if not entry.is_stream and len(entry.path) == 2 and entry.path[0].lower() == folder.lower()
        ]


def label(path: Path) -> str:
    r"""A path for people. The first character of a name of Windows' own is a number.

    >>> label(("ObjectPool", "\x01Ole"))
    'ObjectPool/[1]Ole'
    """
    return "/".join(f"[{ord(name[0])}]{name[1:]}" if name and name[0] < " " else name for name in path)
