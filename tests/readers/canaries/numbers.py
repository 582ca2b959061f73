"""Numbers that canary documents carry, and where a reader said them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

from redactscan.model import Document, Table


def resident_id(first17: str) -> str:
    """An id number with its check digit (GB 11643-1999)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11
    return first17 + "10X98765432"[rest]


def resident_ids() -> Iterator[str]:
    """Valid numbers of persons that do not exist, all different; no region has the code 990101."""
    first = date(1950, 1, 1)
    return (resident_id(f"990101{first + timedelta(days):%Y%m%d}{100 + days % 900}") for days in count())


class Numbers:
    """Gives each place of a canary file a number of its own.

    ``expected`` keeps it, by place, with the role that a reader should give it or the cause of a notice. Numbers that
    are there from the beginning are not given again.
    """

    def __init__(self, expected: dict[str, tuple[str, str]] | None = None) -> None:
        self.expected = {} if expected is None else expected
        taken = {number for number, _ in self.expected.values()}
        self._ids = (number for number in resident_ids() if number not in taken)

    def __call__(self, place: str, role: str = "metadata") -> str:
        self.expected[place] = next(self._ids), role
        return self.expected[place][0]


def places(documents: Iterable[Document], value: str) -> set[str]:
    """The roles in which the documents say ``value``."""
    found: set[str] = set()
    for document in documents:
        if value in document.path.rpartition("!")[2]:
            found.add("file-name")
        for item in document.content:
            if isinstance(item, Table):
                for row, cells in enumerate(item.rows):
                    found |= {item.where(row, column).role for column, cell in enumerate(cells) if value in cell}
                continue
            start = item.text.find(value)
            while start >= 0:
                found.add(item.where(start, start + len(value)).role)
                start = item.text.find(value, start + 1)
    return found


def causes(documents: Iterable[Document]) -> set[str]:
    """The causes of everything that was not read."""
    return {notice.cause for document in documents for notice in document.notices}
