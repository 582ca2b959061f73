"""What of the labels a scan found, what it missed, what it raised for nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from redactscan.bench.labels import WITHOUT_VALUE, Gold, Label, spelling, spellings
from redactscan.model import Finding, Report, Severity
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field

# Where words are found and not numbers, a finding may begin earlier or end later than the label.
WORDED = frozenset({
    "address", "state-secret-mark", "work-secret-mark", "commercial-secret-mark", "disclosure-attribute",
    "internal-process", "urgency", "health", "disability", "fertility", "criminal-record", "finances", "religion",
    "veteran", "victim", "minor",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one type, one tag or one document. A ratio whose denominator is zero is None."""

    name: str
    found: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float | None:
        """The part of what was raised that is real."""
        return self.found / (self.found + self.false) if self.found + self.false else None

    @property
    def recall(self) -> float | None:
        """The part of what is there that was found."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None


@dataclass(frozen=True, slots=True)
class Scored:
    """One document. ``tags`` are its own; ``alarms`` the findings of medium severity and above, if it is clean."""

    path: str = field(repr=False)
    clean: bool
    tags: tuple[str, ...]
    found: tuple[Label, ...]
    missed: tuple[Label, ...]
    false: tuple[Finding, ...]
    alarms: tuple[Finding, ...]

    @property
    def row(self) -> Row:
        """The counts of the document, under its path."""
        return Row(self.path, len(self.found), len(self.missed), len(self.false))


@dataclass(frozen=True, slots=True)
class Table:
    """The documents of a set, and ``notices``, the number of things that were not read."""

    scored: tuple[Scored, ...]
    notices: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The counts by type."""
        return _rows(
            (label.type for label in self._labels("found")),
            (label.type for label in self.missed),
            (finding.type for finding in self.false),
        )

    @property
    def tags(self) -> tuple[Row, ...]:
        """The counts by tag; what is false counts for the tags of its document."""
        return _rows(
            (tag for label in self._labels("found") for tag in label.tags),
            (tag for label in self.missed for tag in label.tags),
            (tag for document in self.scored for _ in document.false for tag in document.tags),
        )

    @property
    def missed(self) -> tuple[Label, ...]:
        """All labels that no finding answered, by type."""
        return tuple(sorted(self._labels("missed"), key=lambda label: label.type))

    @property
    def false(self) -> tuple[Finding, ...]:
        """All findings that answered no label, by type."""
        return tuple(sorted((f for one in self.scored for f in one.false), key=lambda finding: finding.type))

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings of medium severity and above in clean documents."""
        return tuple(finding for document in self.scored for finding in document.alarms)

    @property
    def clean(self) -> int:
        """The number of clean documents."""
        return sum(document.clean for document in self.scored)

    @property
    def noisy(self) -> int:
        """The number of clean documents that raise an alarm."""
        return sum(bool(document.alarms) for document in self.scored)

    @property
    def total(self) -> Row:
        """All types together."""
        return Row("", *(sum(getattr(row, name) for row in self.rows) for name in ("found", "missed", "false")))

    def _labels(self, outcome: str) -> Iterator[Label]:
        return (label for document in self.scored for label in getattr(document, outcome))


def bench(gold: Gold, report: Report, values: Mapping[Finding, tuple[Sensitive, Sensitive]]) -> Table:
    """Compare a report with the labels. Every occurrence counts, and a finding answers one label.

    Findings of severity info answer labels and are never false. An alarm is one even where an optional label stands.
    What is said of a whole document counts once a document, and only types that some label of the set requires so.
    """
    raised: defaultdict[str, list[Finding]] = defaultdict(list)
    for document in report.documents:
        raised[document.sha256] += [part for finding in document.findings for part in (finding, *finding.details)]
    labels: defaultdict[str, list[Label]] = defaultdict(list)
    for label in gold.labels:
        labels[gold.digests[label.path]].append(label)
    whole = frozenset(label.type for label in gold.labels if not label.value and not label.optional)
    clean = {gold.digests[path] for path in gold.clean}
    scored = []
    for digest, path in {digest: path for path, digest in gold.digests.items()}.items():
        found, missed, false = _score(labels[digest], _Raised(raised[digest], values), whole)
        alarms = [f for f in raised[digest] if f.severity >= Severity.MEDIUM and f.state == "new"]
        scored.append(
            Scored(
                path, digest in clean, gold.tags.get(path, ()), tuple(found), tuple(missed), tuple(false),
                tuple(alarms) if digest in clean else (),
            )
        )  # fmt: skip
    return Table(tuple(sorted(scored, key=lambda document: document.path)), len(report.all_notices))


def _score(
    labels: Sequence[Label], paper: _Raised, whole: frozenset[str]
) -> tuple[list[Label], list[Label], list[Finding]]:
    """The required labels of a document that were found and that were missed, and what was raised for nothing."""
    waiting = sorted((n for n, label in enumerate(labels) if label.value), key=lambda n: labels[n].optional)
    for answers in (paper.equal, paper.overlapping):
        waiting = [n for n in waiting if not answers(labels[n])]
    waiting += [n for n, label in enumerate(labels) if not label.value and not paper.says(label)]
    lost = set(waiting)
    found = [label for n, label in enumerate(labels) if not label.optional and n not in lost]
    missed = [label for n, label in enumerate(labels) if not label.optional and n in lost]
    return found, missed, paper.false(labels, whole)


class _Raised:
    """The findings of one document; those that answer a label by their value leave."""

    def __init__(self, findings: list[Finding], values: Mapping[Finding, tuple[Sensitive, Sensitive]]) -> None:
        self._all = findings
        self._left = {n: f for n, f in enumerate(findings) if f in values and f.type not in WITHOUT_VALUE}
        self._forms = {n: set(map(spelling, values[f])) for n, f in self._left.items()}
        self._places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, finding in self._left.items():
            for form in self._forms[number]:
                self._places[finding.type, form].append(number)

    def says(self, label: Label) -> bool:
        """Whether a finding says of the document what the label says."""
        return any(finding.type in (label.type, *label.also) for finding in self._all)

    def equal(self, label: Label) -> bool:
        """Whether a finding has the label's value, as written or normalised; that finding leaves."""
        wanted = [(type_, form) for type_ in (label.type, *label.also) for form in spellings(label)]
        numbers = (number for place in wanted for number in self._places[place])
        return self._take(number for number in numbers if self._all[number].severity >= label.least)

    def overlapping(self, label: Label) -> bool:
        """Whether a finding of a worded type is part of the label or the label part of it; that finding leaves."""
        types = WORDED & {label.type, *label.also}
        return self._take(
            number
            for number, finding in list(self._left.items())
            if finding.type in types
            if any(a in b or b in a for a in spellings(label) for b in self._forms[number])
        )

    def false(self, labels: Sequence[Label], whole: frozenset[str]) -> list[Finding]:
        """What is left, but for info findings, what labels allow besides, and further pieces of a labelled value.

        Of the types ``whole`` that no label of the document names, the first finding.
        """
        allowed = {type_ for label in labels if not label.value for type_ in (label.type, *label.also)}
        pieces = {
            (type_, form)
            for label in labels
            for type_ in (*label.also, *({label.type} & WORDED))
            for form in spellings(label)
        }
        wrong = [
            finding
            for number, finding in self._left.items()
            if finding.severity > Severity.INFO and finding.type not in allowed
            if not any(type_ == finding.type and f in w for type_, w in pieces for f in self._forms[number])
        ]
        said = {f.type: f for f in reversed(self._all) if f.type in whole - allowed and f.severity > Severity.INFO}
        return wrong + list(said.values())

    def _take(self, numbers: Iterable[int]) -> bool:
        number = next((n for n in numbers if n in self._left), None)
        if number is None:
            return False
        del self._left[number]
        return True


def _rows(found: Iterable[str], missed: Iterable[str], false: Iterable[str]) -> tuple[Row, ...]:
    there, lacking, wrong = Counter(found), Counter(missed), Counter(false)
    return tuple(Row(name, there[name], lacking[name], wrong[name]) for name in sorted({*there, *lacking, *wrong}))
