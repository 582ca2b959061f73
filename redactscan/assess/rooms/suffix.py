"""A file that is not what its name says: its reader, and whoever filters by names, is misled."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case, at_text
from redactscan.assess.judged import Judged
from redactscan.model import Field, Message, Span

RULES = ("wrong-suffix",)


def find(case: Case) -> Iterator[Judged]:
    """One finding where the readers noted that content and suffix differ."""
    rule = case.rules.get("wrong-suffix")
    for passage in case.document.passages if rule else ():
        if rule and passage.location.anchor == Field("suffix") and " ≠ " in passage.text:
            claimed, found = passage.text.split(" ≠ ", 1)
            reason = Message.of("reason.wrong-suffix", claimed=claimed, found=found)
            yield at_text(rule, passage, Span(0, len(passage.text)), reason)
