"""The rosters set: every list of persons that an office publishes, as the law wants it and as it leaks."""

from __future__ import annotations

from rosters import benefits, contacts, health, housing, posts, relief, sanctions, young

ROOMS = (relief, benefits, young, health, housing, posts, sanctions, contacts)
DOCUMENTS = tuple(make for room in ROOMS for make in room.DOCUMENTS)
