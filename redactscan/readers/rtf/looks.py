r"""The state that control words leave for the text after them: who sees it, which revision it belongs to."""

from __future__ import annotations

from typing import TypeAlias

from redactscan.model import Role
from redactscan.readers.pieces import Flags
from redactscan.readers.visibility import Look
from redactscan.values import dataclass, field

State: TypeAlias = dict[str, int]
"""Parameters of the properties in force, 1 for a switch."""

CHARACTER = frozenset({
    "af", "cb", "cf", "chcbpat", "deleted", "f", "fs", "highlight", "mvf", "mvt", "revised", "v", "webhidden",
})  # fmt: skip
_SEEN = ("v", "webhidden", "cf", "fs", "highlight", "chcbpat", "cb", "cbpat", "deleted", "mvf", "revised", "mvt")
PARAGRAPH = frozenset({"cbpat", "intbl", "itap"})


@dataclass(slots=True)
class Looks:
    r"""Tells from a state how its text is read. ``colours`` is the colour table, None for the automatic colour."""

    colours: list[str | None] = field(default_factory=list)
    _known: dict[tuple[int | str | None, ...], Flags] = field(default_factory=dict)

    def flags(self, state: State, ground: str | None) -> Flags:
        """Hidden, deleted, inserted; ``ground`` is the colour of the table's cell or of the shape around."""
        key = (ground, *map(state.get, _SEEN))
        if key not in self._known:
            self._known[key] = self._flags(state, ground)
        return self._known[key]

    def colour(self, number: int | None) -> str | None:
        """``RRGGBB`` of an entry, None for the automatic colour."""
        return self.colours[number] if number is not None and 0 <= number < len(self.colours) else None

    def _flags(self, state: State, ground: str | None) -> Flags:
        shadings = (self.colour(state.get(name)) for name in ("chcbpat", "cb", "cbpat"))
        look = Look(
            vanish=bool(state.get("v") or state.get("webhidden")),
            colour=self.colour(state.get("cf")),
            size=state["fs"] / 2 if state.get("fs") else None,
            ground=next(filter(None, shadings), ground),
            highlight=self.colour(state.get("highlight")),
        )
        roles: set[Role] = {"hidden"} if look.hidden else set()
        if state.get("deleted") or state.get("mvf"):
            roles.add("deleted")
        if state.get("revised") or state.get("mvt"):
            roles.add("inserted")
        return frozenset(roles)
