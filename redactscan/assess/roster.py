"""What list a table is, and so what a full name in it means. Publicity is a duty in one list and a leak in another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from redactscan.detectors.columns import PERSONAL, Header
from redactscan.model import Document, Match, Passage, Table
from redactscan.text.view import squeeze

BEFORE = 3  # paragraphs before a table that may be its title


@dataclass(frozen=True, slots=True)
class ListType:
    """An entry of ``list_types.toml``; ``exempt`` are the finding types that such a list is meant to show."""

    id: str
    cues: tuple[str, ...]
    exempt: tuple[str, ...]
    names: Literal["critical", "medium", "info"]


@cache
def list_types() -> tuple[ListType, ...]:
    """All list types, in the order in which they are tried."""
    data = tomllib.loads((files(__package__) / "list_types.toml").read_text(encoding="utf-8"))
    return tuple(ListType(e["id"], tuple(e["cues"]), tuple(e.get("exempt", ())), e["names"]) for e in data["list"])


def classify(texts: Iterable[str]) -> ListType | None:
    """The list type that the first telling text names. Give the nearest and most telling text first."""
    for text in texts:
        squeezed = squeeze(text)
        for kind in list_types():
            if any(cue in squeezed for cue in kind.cues):
                return kind
    return None


def table_type(document: Document, table: Table, head: Header, title: str) -> ListType | None:
    """The type of one table: by the rows above its header, the lines before it, its sheet, its headings, the title."""
    above = " ".join(cell for row in table.rows[: max(0, head.rows - 1)] for cell in row)
    before: list[str] = []
    for item in document.content:
        if item is table:
            break
        if isinstance(item, Passage) and item.location.part == table.part and len(item.text) < 200:
            before.append(item.text)
    nearest = " ".join(before[-BEFORE:])
    return classify((above, nearest, table.sheet or "", title, " ".join(head.texts), document.path))


def personal_rows(table: Table, matches: Iterable[Match], form: bool) -> frozenset[int]:
    """The 0-based rows of a table that carry a person's own numbers; a form is about one person as a whole."""
    rows = frozenset(m.cell[0] for m in matches if m.source is table and m.cell and m.rule.type in PERSONAL)
    return frozenset(range(len(table.rows))) if rows and form else rows
