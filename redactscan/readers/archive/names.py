"""Names of members as people may be shown them: nothing is ever written under them, all of them are data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from redactscan.model import Field, Location, Passage
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

_LONGEST, _HEAD, _TAIL = 240, 200, 30
# Controls, and marks that turn the order of what follows: a name ending in .exe can be made to look like one in .docx.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(slots=True)
class Names:
    """Gives each member a label of its own; whatever of a name is not in its label becomes a passage of ``draft``."""

    draft: Draft
    _copies: Counter[str] = field(default_factory=Counter)

    def label(self, name: str) -> str:
        """What a member is called: without controls, not too long, unlike any other (``名单.xlsx#2``)."""
        shown = _UNSHOWN.sub("\ufffd", name)
        if len(shown) > _LONGEST:
            shown = f"{shown[:_HEAD]}…{shown[-_TAIL:]}"
        if shown != name:
            self.say(name, "member")
        shown = shown or "?"
        self._copies[shown] += 1
        return shown if self._copies[shown] == 1 else f"{shown}#{self._copies[shown]}"

    def folders(self, folders: Iterable[str], members: Iterable[str]) -> None:
        """Say the folders that no member's name tells of."""
        told = "\0".join(members)
        for folder in folders:
            if folder.strip("/") and folder not in told:
                self.say(folder.rstrip("/"), "folder")

    def say(self, name: str, place: str) -> None:
        """A name that is no document's, as a passage."""
        said = _UNSHOWN.sub("\ufffd", name)
        if said.strip():
            self.draft.content.append(Passage(said, Location("", "file-name", Field(place))))
