"""Text that somebody meant to take out and only painted over, or marked: it is still there to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case
from redactscan.assess.judged import Judged
from redactscan.assess.stretches import PAINTED_OVER, OpenFindings, Stretch, stretches
from redactscan.model import Message, Role, Veil
from redactscan.text import regex

RULES = ("bad-redaction",)
_HIDDEN: tuple[Role, ...] = ("hidden",)
_SAYS = regex.compile(r"[\p{L}\p{N}]{2}")


def find(case: Case) -> Iterator[Judged]:
    """One finding for each page and way, at the first stretch."""
    rule = case.rules.get("bad-redaction")
    if rule is None:
        return
    found = OpenFindings(case)
    groups: dict[tuple[str, Veil | None], list[Stretch]] = {}
    for stretch in stretches(case, _HIDDEN):
        if stretch.by in PAINTED_OVER and _SAYS.search(stretch.text):
            groups.setdefault((stretch.source.location.part, stretch.by), []).append(stretch)
    for (_, by), group in groups.items():
        reasons = [Message.of(f"reason.{by}", count=len(group))]
        if any(map(found.within, group)):
            reasons.append(Message.of("reason.hidden-finding"))
        yield group[0].judged(rule, *reasons)
