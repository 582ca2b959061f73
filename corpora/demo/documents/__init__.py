"""One module per kind of document; ``DOCUMENTS`` of each lists functions from ``People`` to ``Made``."""

from __future__ import annotations

from collections.abc import Callable

from craft.gold import Made
from craft.people import People

from demo.documents import (
    employment,
    enforcement,
    farming,
    finance,
    health,
    housing,
    office,
    personnel,
    procurement,
    prose,
    registers,
    relief,
    safety,
    schools,
    secrecy,
    travel,
)

ROOMS = (
    relief, farming, schools, health, housing, employment, safety, secrecy, office, enforcement, travel,
    procurement, finance, registers, personnel, prose,
)  # fmt: skip
DOCUMENTS: tuple[Callable[[People], Made], ...] = tuple(make for room in ROOMS for make in room.DOCUMENTS)
