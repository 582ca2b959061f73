"""What a document says cell by cell, for tests of the readers of sheets."""

from __future__ import annotations

from redactscan.model import Cell, Document


def cells(document: Document) -> dict[str, str]:
    """Address to text of every cell that is not empty, over all sheets: ``名单!A1``."""
    found = {}
    for table in document.tables:
        for r, row in enumerate(table.rows):
            for c, text in enumerate(row):
                anchor = table.where(r, c).anchor
                assert isinstance(anchor, Cell)
                if text:
                    found[f"{anchor.sheet}!{anchor.ref}"] = text
    return found


def hidden_cells(document: Document) -> set[str]:
    """Addresses of cells in hidden sheets, rows and columns."""
    places = [
        table.where(r, c) for table in document.tables for r, row in enumerate(table.rows) for c, _ in enumerate(row)
    ]
    return {f"{p.anchor.sheet}!{p.anchor.ref}" for p in places if p.role == "hidden" and isinstance(p.anchor, Cell)}


def unseen(document: Document) -> list[tuple[str | None, str]]:
    """(address, text) of cells that stand on a visible sheet and show nothing."""
    return [(p.location.anchor.ref, p.text) for p in document.passages
            if p.focus == "hidden" and isinstance(p.location.anchor, Cell)]  # fmt: skip
