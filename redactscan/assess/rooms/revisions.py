"""Tracked changes: the published file still tells what was struck out and what was put in its place."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case
from redactscan.assess.judged import Judged
from redactscan.assess.stretches import stretches
from redactscan.model import Message, Role

RULES = ("tracked-change",)
_ROLES: tuple[Role, ...] = ("deleted", "inserted")
_PDF = "application/pdf"  # nothing is tracked there: what was deleted is an earlier state of the file, see ``hidden``


def find(case: Case) -> Iterator[Judged]:
    """One finding for the document, at the first change."""
    rule = case.rules.get("tracked-change")
    changes = list(stretches(case, _ROLES)) if rule and case.document.media_type != _PDF else []
    if rule and changes:
        deleted = sum(change.role == "deleted" for change in changes)
        reason = Message.of("reason.tracked-change", deleted=deleted, inserted=len(changes) - deleted)
        yield changes[0].judged(rule, reason)
