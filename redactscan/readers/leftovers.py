"""What nobody reads as anything in particular: its strings are a passage, as far as no other says them."""

from __future__ import annotations

from collections.abc import Container, Iterable

from redactscan.model import Field, Location, Message, Passage, Role
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings

_MOST = 16 << 20  # bytes, about ten seconds
_COMPARED = 4 << 20  # characters of a document in which its leftovers are looked for


def say_strings(
    draft: Draft, part: str, data: bytes, role: Role = "hidden", name: str = "leftover", dull: Container[str] = ()
) -> None:
    """Say the strings of ``data``; ``dull`` are some that tell nothing, such as the names of streams."""
    found = _strings(draft, part, data)
    say_new(draft, Location(part, role, Field(name)), (text for text in found if text not in dull))


def say_all_strings(draft: Draft, part: str, data: bytes, role: Role = "hidden", name: str = "leftover") -> None:
    """Say the strings of a part that has no other text, whether they stand elsewhere or not."""
    if found := _strings(draft, part, data):
        draft.content.append(Passage("\n".join(found), Location(part, role, Field(name))))


def say_new(draft: Draft, location: Location, texts: Iterable[str]) -> None:
    """One passage with ``texts``, a line each, without those that stand in the draft already."""
    candidates = dict.fromkeys(text for text in texts if text.strip())
    said = _said(draft) if candidates else ()
    if new := [text for text in candidates if text not in said]:
        draft.content.append(Passage("\n".join(new), location))


def _strings(draft: Draft, part: str, data: bytes) -> list[str]:
    if len(data) > _MOST:
        draft.notice("limit-reached", part, Message.of("detail.part-limit"))
    return strings(data[:_MOST])


def _said(draft: Draft) -> Container[str]:
    """The text of a draft, to look for strings in; of a long one its lines only, to look for the same."""
    lines: list[str] = []
    for item in draft.content:
        if isinstance(item, Passage):
            lines.append(item.text)
        else:
            lines += (cell for row in item.rows for cell in row)
    text = "\n".join(lines)
    return text if len(text) <= _COMPARED else set(text.split("\n"))
