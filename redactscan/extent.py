"""As much of a large document as can be examined in the time and memory there are: a part and a notice, not nothing."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.model import Document, Message, Notice, Passage, Table
from redactscan.values import dataclass, replace

PROBE = 100_000
"""Characters that are examined first, to see what the rest will cost."""

WARM_UP = 2_000
"""Characters before that, with which vocabularies and the like are loaded: that costs once."""

LARGE = 10 * PROBE
_MARGIN = 0.85  # of the time left, which is four fifths of all: what comes may cost more than the beginning
_PLAIN_BYTES, _FINDING_BYTES = 50, 1350  # per character, per finding or detail; of lists were measured 26 and 1200


@dataclass(frozen=True, slots=True)
class Cost:
    """What the first ``characters`` of a document took and gave."""

    characters: int
    seconds: float
    findings: int

    def room(self, seconds: float, memory_bytes: int) -> int:
        """How many characters of the kind there is time and memory for.

        >>> Cost(100_000, 1.0, 0).room(80.0, 2 << 30)
        6800000
        """
        in_time = _MARGIN * seconds / max(self.seconds, 1e-3)
        in_memory = memory_bytes / (_PLAIN_BYTES * self.characters + _FINDING_BYTES * self.findings)
        return int(self.characters * max(0.0, min(in_time, in_memory)))


def head(document: Document, characters: int) -> Document:
    """The document as far as about so many characters reach, in whole rows and lines, with a notice of the rest."""
    kept = list(_head(document, characters))
    cut = {id(item) for item in document.content} - {id(item) for item in kept}
    # a list in words shows what its passages say: without them it would point nowhere
    content = tuple(item for item in kept if not (isinstance(item, Table) and _rests_on(item, cut)))
    done, total = sum(map(size, content)), sum(map(size, document.content))
    detail = Message.of("detail.examined-part", done=done, total=total, percent=100 * done // max(total, 1))
    notice = Notice("limit-reached", document.path, "", detail)
    examined = replace(document.examined, characters=done)
    return replace(document, content=content, notices=(*document.notices, notice), examined=examined)


def size(item: Passage | Table) -> int:
    """Characters."""
    return len(item.text) if isinstance(item, Passage) else sum(len(cell) for row in item.rows for cell in row)


def _head(document: Document, left: int) -> Iterator[Passage | Table]:
    for item in document.content:
        if left <= 0:
            return
        yield _beginning(item, left)
        left -= size(item)


def _beginning(item: Passage | Table, characters: int) -> Passage | Table:
    if size(item) <= characters:
        return item
    if isinstance(item, Passage):
        end = item.text.rfind("\n", 0, characters) + 1 or characters
        return replace(item, text=item.text[:end], marked=tuple(mark for mark in item.marked if mark.end <= end))
    count = 0
    for row in item.rows:
        if characters <= 0:
            break
        characters -= sum(map(len, row))
        count += 1
    numbers = item.row_numbers[:count] if item.row_numbers else None
    return replace(item, rows=item.rows[:count], row_numbers=numbers)


def _rests_on(table: Table, cut: set[int]) -> bool:
    return any(id(passage) in cut for passage, _ in (table.origin or {}).values())
