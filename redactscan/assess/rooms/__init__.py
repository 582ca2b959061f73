"""One module per question that takes a whole document to answer.

Each has ``RULES``, the slugs of the rules (``kind = "assess"``) that it speaks for, and ``find(case)``. Those that can
find nothing in a document are not even imported: what each needs stands here, and a test holds it against the rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from redactscan.hints import TYPE_CHECKING
from redactscan.model import Field

if TYPE_CHECKING:
    from redactscan.assess.case import Case
    from redactscan.assess.judged import Judged

NEEDS = {
    "comments": "comment annotation",
    "contacts": "table",
    "covers": "hidden",
    "disclosure": "anything",
    "extra_columns": "table",
    "hidden": "hidden deleted",
    "id_pictures": "image-text",
    "invertible": "found",
    "masks": "entry",
    "minors": "found",
    "named_minors": "found",
    "properties": "metadata",
    "revisions": "deleted inserted",
    "scope": "website",
    "stale": "table notice",
    "suffix": "suffix",
    "told_illnesses": "found",
    "volume": "found",
}
"""By room, of what any one must be there: a role of a text, something found, a value of a person, a table, a word."""


def rooms(case: Case) -> Iterator[Callable[[Case], Iterator[Judged]]]:
    """The ``find`` of every room that may find something, by name."""
    there = _there(case)
    for name, needs in NEEDS.items():
        if not there.isdisjoint(needs.split()):
            yield import_module(f"{__name__}.{name}").find


def _there(case: Case) -> set[str]:
    there = {"anything"}
    if case.judged:
        there.add("found")
    if case.entries:
        there.add("entry")
    if case.setting.target == "website":
        there.add("website")
    passages, suffix = list(case.document.passages), Field("suffix")
    places = [passage.location for passage in passages]
    there.update({place.role for place in places})
    there.update(mark.role for passage in passages for mark in passage.marked)
    if any("示" in passage.text for passage in passages):  # 公示
        there.add("notice")
    if any(type(place.anchor) is Field and place.anchor == suffix for place in places):
        there.add("suffix")
    for table in case.document.tables:
        there.update(("table", table.role))
        if table.hidden_rows or table.hidden_columns or table.hidden_cells:
            there.add("hidden")
    return there
