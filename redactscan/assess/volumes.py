"""How many persons' records make publishing them a serious case, counted in one document and over a batch.

法释〔2017〕10号: to publish on the internet is to provide (3); 50, 500 and 5,000 records are serious (5), half of them
where the holder acts in office. The figures rank documents; they say nothing about a crime.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from redactscan.model import Cell, DocumentReport, Message
from redactscan.values import dataclass

RULE = "volume"


@dataclass(frozen=True, slots=True)
class Class:
    """Finding types that count together; ``least`` is half of the figure in article 5."""

    id: str
    least: int
    types: frozenset[str]


# 行踪轨迹、通信内容、征信、财产 50; 住宿、通信记录、健康生理、交易 500; all other 5,000.
# A place is no track, a home no hotel.
CLASSES = (
    Class("property", 25, frozenset({"bank-account", "finances"})),
    Class("health", 250, frozenset({"health", "disability", "fertility"})),
    Class(
        "identity",
        2_500,
        frozenset({
            "resident-id", "id-card-picture", "foreigner-id", "disability-certificate", "student-number",
            "birth-certificate", "passport",
            "travel-permit", "military-id", "driver-licence", "social-security-number", "mobile", "address",
        }),
    ),
)  # fmt: skip


def together(documents: Sequence[DocumentReport]) -> Iterator[Message]:
    """What is to be said of documents that hold so many only together, small as each may be.

    A row is a record, and so is a value elsewhere. Who stands in two documents counts twice: nobody is told apart here.
    """
    for group in CLASSES:
        held = [count for document in documents if (count := len(set(_records(document, group))))]
        count = sum(held)
        if len(held) > 1 and count >= group.least:
            key = "reason.volume-batch"
            yield Message.of(key, documents=len(held), count=count, records=group.id, least=group.least)


def _records(document: DocumentReport, group: Class) -> Iterator[Hashable]:
    for found in (part for finding in document.findings for part in (finding, *finding.details)):
        if found.state == "new" and found.kind == "fail" and found.type in group.types:
            anchor = found.location.anchor
            row = isinstance(anchor, Cell) and (found.location.part, anchor.table, anchor.sheet, anchor.row)
            yield row or found.fingerprint
