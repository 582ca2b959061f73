"""Pictures inside documents: what stands in them and what is written into their files."""

from __future__ import annotations

from redactscan.readers.source import Draft


def look(draft: Draft, part: str, data: bytes) -> None:
    """Read the picture ``data``, the part of ``draft`` of that name."""
    draft.unseen.append(part)
