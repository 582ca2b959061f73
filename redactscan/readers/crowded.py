"""Tags with more attributes than anybody writes: libxml2 and lxml take a time for them that grows with its square."""

from __future__ import annotations

import re

from redactscan.model import Field, Location, Passage

_LONG_TAG = re.compile(r"<([A-Za-z][\w.:-]*)[^<>]{8000,}>?")
_MOST = 1000


def without_crowded_tags(text: str) -> tuple[str, list[Passage]]:
    """``text`` with such tags bare of their attributes, and what those say."""
    said: list[Passage] = []

    def bare(tag: re.Match[str]) -> str:
        if tag.group().count("=") <= _MOST:
            return tag.group()
        said.append(Passage(tag.group(), Location("", "metadata", Field(f"attributes of <{tag[1][:40]}>"))))
        return f"<{tag[1]}/>" if tag.group().endswith("/>") else f"<{tag[1]}>"

    return _LONG_TAG.sub(bare, text), said
