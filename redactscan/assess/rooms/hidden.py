"""Content that a reader of the document does not see and every program finds: hidden sheets, rows, columns, text."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case
from redactscan.assess.judged import Judged
from redactscan.assess.stretches import PAGES, PAINTED_OVER, OpenFindings, Stretch, stretches
from redactscan.model import Message, Role, Severity, Table
from redactscan.text import regex
from redactscan.values import dataclass

RULES = ("hidden-content",)
_SAYS = regex.compile(r"\p{L}{2}|[0-9]{5}")  # the page numbers of a table of contents are hidden from screens only


@dataclass(slots=True)
class _Group:
    """The hidden stretches of a sheet, or of the document."""

    first: Stretch
    count: int = 0
    telling: bool = False


def find(case: Case) -> Iterator[Judged]:
    """One finding for each sheet, else one for the document; graver if something was found in what is hidden."""
    rule = case.rules.get("hidden-content")
    if rule is None:
        return
    roles: tuple[Role, ...] = ("hidden", "deleted") if case.document.media_type == "application/pdf" else ("hidden",)
    found, page = OpenFindings(case), case.document.media_type in PAGES
    workbook = any(table.sheet is not None for table in case.document.tables)
    groups: dict[str, _Group] = {}
    elsewhere = PAINTED_OVER if "bad-redaction" in case.rules else ()
    for stretch in stretches(case, roles):
        if stretch.by in elsewhere:
            continue
        telling = found.within(stretch)
        # scripts, menus and fields of forms are hidden in every page
        if telling or isinstance(stretch.source, Table) or (not page and _SAYS.search(stretch.text)):
            group = groups.setdefault(stretch.source.location.part if workbook else "", _Group(stretch))
            group.count += 1
            group.telling |= telling
    for group in groups.values():
        reason = Message.of("reason.hidden-content", count=group.count)
        if group.telling:
            telling_reason = Message.of("reason.hidden-finding")
            yield group.first.judged(rule, reason, telling_reason, severity=Severity.HIGH, kind="fail")
        else:
            yield group.first.judged(rule, reason)
