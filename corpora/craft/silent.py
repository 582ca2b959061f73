"""Clean documents that are all text: a table of paths, tags and texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from craft.gold import Made, Page
from craft.paper import Grid, write
from craft.people import People


class Silent(NamedTuple):
    """``text`` has a line a paragraph, the title first; in tables (csv, xlsx) a line a row. Its marks are optional."""

    path: str
    tags: str
    text: str
    remarks: str = ""


def documents(module: str, silent: tuple[Silent, ...]) -> tuple[Callable[[People], Made], ...]:
    return tuple(_document(module, entry) for entry in silent)


def _document(module: str, entry: Silent) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        page = Page(entry.path, clean=entry.tags, remarks=entry.remarks)
        lines = [line.strip() for line in entry.text.strip().splitlines() if line.strip()]
        table = entry.path.endswith((".csv", ".xlsx"))
        return write(page, [Grid([line.split(",") for line in lines])] if table else lines)

    make.__module__, make.__name__ = module, entry.path
    return make
