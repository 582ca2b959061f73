"""What the content of a page refers to by name: graphics states, forms, patterns; and what drawing them would cost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import hypot
from typing import Any

from redactscan.readers.paged.boxes import Box
from redactscan.readers.pdf.streams import loaded
from redactscan.values import dataclass, field

MOST_DRAWINGS = 200_000
"""Forms that a page may draw, those within forms included: ten forms that draw ten forms each soon are a million."""

_MOST_TILES = 1_000_000
_FARTHEST = 30
"""Steps from a page to the root of the page tree; a longer way is a loop."""

_SHOW = re.compile(rb"/([^\s/<>()\[\]{}%]+)\s+Do\b")


def resources_of(page: Any) -> Any:
    """The resources of a page, which it may inherit (ISO 32000-1 7.7.3.4); None if it has none."""
    import pikepdf

    holder = page
    for _ in range(_FARTHEST):
        if not isinstance(holder, pikepdf.Dictionary):
            return None
        if "/Resources" in holder:
            found = holder.Resources
            return found if isinstance(found, pikepdf.Dictionary) else None
        holder = holder.get("/Parent")
    return None


def named(resources: Any, category: str) -> Iterator[Any]:
    """The resources of a category such as ``/ExtGState``."""
    import pikepdf

    found = resources.get(category) if resources is not None else None
    if isinstance(found, pikepdf.Dictionary):
        yield from (item for _, item in found.items() if isinstance(item, pikepdf.Object))


@dataclass(slots=True)
class Costs:
    """What the pages of a file cost to draw. ``limit`` is in decoded bytes of a form."""

    limit: int
    _forms: dict[tuple[int, int], int] = field(default_factory=dict)

    def drawings(self, content: bytes, resources: Any) -> int:
        """How many forms a content draws, those within forms included; a form that draws itself is drawn once."""
        import pikepdf

        found = resources.get("/XObject") if resources is not None else None
        if not isinstance(found, pikepdf.Dictionary):
            return 0
        total = 0
        for name, count in Counter(_SHOW.findall(content)).items():
            form = found.get("/" + name.decode("latin-1"))
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
                total += count * self._of_form(form)
        return total

    def is_bulky(self, stream: Any) -> bool:
        """Whether a form or pattern has more content than anybody draws."""
        return self._of_form(stream) > MOST_DRAWINGS

    def _of_form(self, form: Any) -> int:
        if form.objgen not in self._forms:
            self._forms[form.objgen] = 1
            content = loaded(form, self.limit)
            if content.cause == "limit-reached":
                self._forms[form.objgen] = MOST_DRAWINGS + 1
            elif b"Do" in content.data:
                self._forms[form.objgen] += self.drawings(content.data, form.get("/Resources"))
        return self._forms[form.objgen]


def has_costly_tiles(resources: Any, sheet: Box) -> bool:
    """Whether a pattern would be laid a million times to cover a page."""
    return any(_tiles(pattern, sheet) > _MOST_TILES for pattern in named(resources, "/Pattern"))


def _tiles(pattern: Any, sheet: Box) -> float:
    if pattern.get("/PatternType") != 1:
        return 0
    a, b, c, d, *_ = [float(number) for number in pattern.get("/Matrix", [1, 0, 0, 1, 0, 0])]
    wide, tall = (abs(float(pattern.get(key, 0))) for key in ("/XStep", "/YStep"))
    area = wide * hypot(a, b) * tall * hypot(c, d)
    return (sheet[2] - sheet[0]) * (sheet[3] - sheet[1]) / area if area else 0
