"""The scan of one file: read, detect, assess, fingerprint. ``engine`` runs it over many."""

from __future__ import annotations

import os
import time
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from redactscan.assess import Case, Judged, Setting, assess, reading_order
from redactscan.assess.marks import MASK
from redactscan.assess.persons import by_row, person_row
from redactscan.assess.profile import disclosure_attribute, title_line
from redactscan.assess.verdict import verdict
from redactscan.detectors import detect
from redactscan.extent import LARGE, PROBE, WARM_UP, Cost, head
from redactscan.fingerprint import Fingerprints
from redactscan.guard import Guard
from redactscan.hints import TYPE_CHECKING
from redactscan.model import (
    Document,
    DocumentReport,
    Field,
    Finding,
    Location,
    Message,
    Notice,
    Passage,
    Profile,
    Rule,
    Span,
)
from redactscan.model.wire import travels
from redactscan.readers import Source, Spent, read_all
from redactscan.text.sensitive import Sensitive
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    from redactscan.allowances import Allowance
    from redactscan.assess.splicing import Fragment
    from redactscan.assess.telling import Teller
    from redactscan.detectors.listed import WatchList


@dataclass(frozen=True, slots=True)
class Policy:
    """What the scan of a file needs to know. It crosses process borders.

    ``key`` is the project's, ``run_key`` lives as long as the run and joins the documents of a batch. ``inline_allow``:
    comments in a document may let its values stand.
    """

    rules: tuple[Rule, ...]
    key: bytes = field(repr=False)
    names: WatchList | None = None
    setting: Setting = field(default_factory=Setting)
    run_key: bytes = field(default_factory=lambda: os.urandom(32), repr=False)
    inline_allow: bool = False


@travels
@dataclass(frozen=True, slots=True)
class Hint:
    """A value of a person that another document may complete, and where its finding belongs if one does.

    It stands at ``span`` as ``text``, and its finding before the ``at``-th of the document's ``rows``, in ``row``. Of a
    value in full, which gets no finding, only the fragment counts.
    """

    fragment: Fragment
    text: str = field(repr=False)
    span: Span
    row: Hashable
    at: int


@dataclass(frozen=True, slots=True)
class Examination:
    """The result for one file; ``values`` pairs every finding with its value as written and normalised.

    ``hints`` are for ``batch.join``, which needs the report's findings one by one in ``rows``, with the rows that they
    belong to, if it can add to them: at a mask.
    """

    report: DocumentReport
    values: Mapping[Finding, tuple[Sensitive, Sensitive]] = field(repr=False)
    rows: tuple[tuple[Hashable, Finding], ...] = ()
    hints: tuple[Hint, ...] = ()
    identity: str = field(default="", repr=False)


def examine(source: Source, policy: Policy, memory_bytes: int = 2 << 30, reveal: bool = True) -> Iterator[Examination]:
    """Scan one file and, as documents of their own, the files embedded in it. Nothing is raised for bad input.

    Of what is too large for the time of the source and for the memory, the beginning is scanned. There are values only
    if they are to be revealed.
    """
    return (_within(document, policy, source.spent, memory_bytes, reveal) for document in read_all(source))


def _within(document: Document, policy: Policy, spent: Spent, memory_bytes: int, reveal: bool) -> Examination:
    if document.examined.characters <= LARGE:
        return examine_document(document, policy, reveal)
    examine_document(head(document, WARM_UP), policy, reveal)
    clock = time.monotonic()
    beginning = examine_document(head(document, PROBE), policy, reveal)
    now = time.monotonic()
    report = beginning.report
    cost = Cost(report.examined.characters, now - clock, sum(1 + len(found.details) for found in report.findings))
    room = cost.room(spent.until - now, memory_bytes)
    if room <= PROBE:
        return beginning
    whole = room >= document.examined.characters
    return examine_document(document if whole else head(document, room), policy, reveal)


def examine_document(document: Document, policy: Policy, reveal: bool = True) -> Examination:
    """Scan a document that has been read."""
    name = Passage(document.path, Location("", "file-name", Field("path")))
    document = replace(document, content=(name, *document.content))
    detected = detect(document, policy.rules, policy.names)
    line = title_line(document)
    judged, case = assess(detected, line.view.raw.strip() if line else "", policy.rules, policy.setting)
    guard = Guard(policy.rules, policy.names, policy.setting)
    allowed = _allowed(document) if policy.inline_allow else ()
    path = guard.masked(document.path, [found.match for found in judged if found.match.source is name])
    kind, heading = case.list_type, guard.line(line, judged) if line else None
    hints = tuple(_hints(case, judged, policy.run_key, guard))
    notices = [replace(n, path=path, part=guard(n.part)) for n in document.notices]
    notices += [
        Notice("rule-timeout", path, "", Message.of("detail.rule", rule=rule)) for rule in sorted(set(detected.late))
    ]
    del detected, case  # a list of 200,000 persons takes a gigabyte as what was found in it, and another as findings
    identity = document.identity or document.path
    prints = Fingerprints(policy.key, identity)
    told = _told(judged, lambda: _teller(path, document.sha256, prints, guard), allowed, reveal)
    grouped = by_row(told.findings)
    decision, reasons = verdict(grouped, notices)
    report = DocumentReport(
        path=path,
        sha256=document.sha256,
        media_type=document.media_type,
        size=document.size,
        verdict=decision,
        verdict_reasons=reasons,
        profile=Profile(kind.id if kind else None, heading, disclosure_attribute(document)),
        examined=document.examined,
        findings=grouped,
        notices=tuple(notices),
        remarks=tuple(each.remark(path) for each in dict.fromkeys(allowed) if each not in told.used),
    )
    completable = any(MASK in hint.fragment.mask for hint in hints)
    values = told.by_finding(grouped) if reveal else {}
    return Examination(report, values, tuple(told.findings) if completable else (), hints, identity)


class _Told(NamedTuple):
    """The findings of a document one by one with the rows that they belong to, their values, the comments in use."""

    findings: list[tuple[Hashable, Finding]]
    values: list[tuple[Sensitive, Sensitive]]
    used: set[Allowance]

    def by_finding(self, grouped: Sequence[Finding]) -> dict[Finding, tuple[Sensitive, Sensitive]]:
        """The values by the findings that the report has, which know of their details."""
        found = {finding: value for (_, finding), value in zip(self.findings, self.values, strict=True)}
        return found | {parent: found.pop(parent._replace(details=())) for parent in grouped if parent.details}


def _allowed(document: Document) -> Sequence[Allowance]:
    from redactscan.allowances import allowances

    return allowances(document)


def _teller(path: str, sha256: str, prints: Fingerprints, guard: Guard) -> Teller:
    from redactscan.assess.telling import Teller

    return Teller(path, sha256, prints.of, guard)


def _told(judged: list[Judged], tellers: Callable[[], Teller], allowed: Sequence[Allowance], reveal: bool) -> _Told:
    """What is said of all that was judged. The list is empty then: what was told is let go."""
    told = _Told([], [], set())
    if not judged:
        return told
    teller = tellers()
    rows: dict[Hashable, Hashable] = {}  # each once
    judged.reverse()
    while judged:
        found = judged.pop()
        finding = teller.finding(found)
        said = next((each for each in allowed if each.covers(found.match, found.severity)), None) if allowed else None
        if said and finding.is_open:
            told.used.add(said)
            reason = Message.of("reason.allowed-here", place=said.location)
            finding = finding._replace(state="suppressed", reasons=(*finding.reasons, reason))
        row = person_row(found) if finding.is_open else None
        told.findings.append((rows.setdefault(row, row), finding))
        if reveal:
            told.values.append((found.match.value, found.match.canonical))
    return told


def _hints(case: Case, judged: Sequence[Judged], key: bytes, safe: Callable[[str], str]) -> Iterator[Hint]:
    if not case.entries:
        return
    from redactscan.assess.fragments import fragments

    place = reading_order(case.document)
    for entry, fragment in fragments(case, key, safe):
        source, cell, span = entry.home
        at = 0
        if entry.masked:
            at = bisect_right(judged, place(source, cell), key=lambda one: place(one.match.source, one.match.cell))
        row = (id(source), cell[0]) if cell else None
        yield Hint(fragment, entry.text if entry.masked else "", span, row, at)
