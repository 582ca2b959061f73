"""Precision and recall of a scan against a labelled set: what was found, what was missed, what was raised for nothing.

Labels are JSON lines beside the set (``demo.labels.jsonl`` for the folder ``demo``): one object for every value in it,
with ``path``, ``type``, ``value`` as written and ``canonical``; optional are ``role``, ``tags``, ``also`` (types under
which the value may rightly be reported too) and ``optional`` (it counts neither way). Without ``value`` an optional
label speaks of a whole document. ``{"path": …, "clean": true}`` names a document in which nothing is to be found.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from redactscan.errors import UsageError
from redactscan.model import Finding, Report, Severity
from redactscan.text.sensitive import Sensitive

# Findings about a document, a table or a mask have no value of their own to compare.
WITHOUT_VALUE = frozenset({
    "extra-column", "scope", "stale", "volume", "contact-list", "weak-mask", "missed-mask", "spliced-mask",
    "invertible-mask", "hidden-content", "tracked-change", "comment", "document-property", "embedded-object",
    "bad-redaction", "file-name", "image-metadata",
})  # fmt: skip
# Where words are found and not numbers, a finding may begin earlier or end later than the label.
WORDED = frozenset({
    "address", "state-secret-mark", "work-secret-mark", "commercial-secret-mark", "disclosure-attribute",
    "internal-process", "urgency", "health", "disability", "fertility", "criminal-record", "finances", "religion",
    "veteran", "victim", "minor",
})  # fmt: skip
_IGNORED = {ord(char): None for char in "-\u00ad\u200b\u200c\u200d\u2060\ufeff"}


@dataclass(frozen=True, slots=True)
class Label:
    """A value that is in the document at ``path``; ``value`` is None if the label speaks of the document."""

    path: str = field(repr=False)
    type: str
    value: Sensitive | None = None
    canonical: Sensitive | None = None
    role: str = "body"
    tags: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of a set. A report masks paths, so documents are known by the SHA-256 of their content."""

    labels: tuple[Label, ...]
    clean: frozenset[str]
    digests: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one type. A ratio whose denominator is zero is None."""

    type: str
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
class Table:
    """``alarms`` are the findings of medium severity and above in clean documents; ``notices`` what was not read."""

    rows: tuple[Row, ...]
    missed: tuple[Label, ...]
    false: tuple[Finding, ...]
    alarms: tuple[Finding, ...]
    documents: int
    clean: int
    notices: int

    @property
    def total(self) -> Row:
        """All types together."""
        return Row("", *(sum(getattr(row, name) for row in self.rows) for name in ("found", "missed", "false")))


def load(folder: Path, labels: Path) -> Gold:
    """The labels of the set in ``folder``. Raises ``UsageError`` for a line that is no label or names no file."""
    found: list[Label] = []
    clean: set[str] = set()
    try:
        lines = labels.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("config.unreadable", labels.as_posix(), name=type(error).__name__) from None
    for number, line in enumerate(lines, 1):
        try:
            entry = json.loads(line)
            path = str(entry["path"])
            if entry.get("clean"):
                clean.add(path)
            else:
                found.append(_label(path, entry))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UsageError("bench.not-a-label", f"{labels.as_posix()}:{number}") from None
    paths = {label.path for label in found} | clean
    return Gold(tuple(found), frozenset(clean), {path: _digest(folder / path, labels) for path in sorted(paths)})


def bench(gold: Gold, report: Report, values: Mapping[Finding, tuple[Sensitive, Sensitive]]) -> Table:
    """Compare a report with the labels. Every occurrence counts, and a finding answers one label.

    Findings of severity info answer labels and are never false. An alarm is one even where an optional label stands.
    """
    raised: defaultdict[str, list[Finding]] = defaultdict(list)
    for document in report.documents:
        raised[document.sha256] += [part for finding in document.findings for part in (finding, *finding.details)]
    labels: defaultdict[str, list[Label]] = defaultdict(list)
    for label in gold.labels:
        labels[gold.digests[label.path]].append(label)
    clean = {gold.digests[path] for path in gold.clean}
    found: Counter[str] = Counter()
    missed: list[Label] = []
    false: list[Finding] = []
    alarms: list[Finding] = []
    for digest in dict.fromkeys(gold.digests.values()):
        paper = _Raised(raised[digest], values)
        waiting = sorted((label for label in labels[digest] if label.value), key=lambda label: label.optional)
        for answered in (paper.equal, paper.overlapping):
            waiting = [label for label in waiting if not answered(label)]
        lost = [label for label in waiting if not label.optional]
        required = Counter(label.type for label in labels[digest] if label.value and not label.optional)
        found += required - Counter(label.type for label in lost)
        missed += lost
        false += paper.false(labels[digest])
        if digest in clean:
            alarms += [f for f in raised[digest] if f.severity >= Severity.MEDIUM and f.state == "new"]
    lacking, wrong = Counter(label.type for label in missed), Counter(finding.type for finding in false)
    return Table(
        rows=tuple(Row(name, found[name], lacking[name], wrong[name]) for name in sorted({*found, *lacking, *wrong})),
        missed=tuple(sorted(missed, key=lambda label: label.type)),
        false=tuple(sorted(false, key=lambda finding: finding.type)),
        alarms=tuple(alarms),
        documents=len(gold.digests),
        clean=len(gold.clean),
        notices=len(report.all_notices),
    )


class _Raised:
    """The findings of one document; those that answer a label leave."""

    def __init__(self, findings: list[Finding], values: Mapping[Finding, tuple[Sensitive, Sensitive]]) -> None:
        self._left = {n: f for n, f in enumerate(findings) if f in values and f.type not in WITHOUT_VALUE}
        self._forms = {n: set(map(_form, values[f])) for n, f in self._left.items()}
        self._places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, finding in self._left.items():
            for form in self._forms[number]:
                self._places[finding.type, form].append(number)

    def equal(self, label: Label) -> bool:
        """Whether a finding has the label's value, as written or normalised; that finding leaves."""
        wanted = [(type_, form) for type_ in (label.type, *label.also) for form in _forms(label)]
        return self._take(number for place in wanted for number in self._places[place])

    def overlapping(self, label: Label) -> bool:
        """Whether a finding of a worded type is part of the label or the label part of it; that finding leaves."""
        types = WORDED & {label.type, *label.also}
        return self._take(
            number
            for number, finding in list(self._left.items())
            if finding.type in types
            if any(a in b or b in a for a in _forms(label) for b in self._forms[number])
        )

    def false(self, labels: list[Label]) -> list[Finding]:
        """What is left, but for info findings, what labels allow besides, and further pieces of a labelled wording."""
        allowed = {label.type for label in labels if not label.value}
        doubles = {(type_, form) for label in labels for type_ in label.also for form in _forms(label)}
        wordings = {(label.type, form) for label in labels if label.type in WORDED for form in _forms(label)}
        return [
            finding
            for number, finding in self._left.items()
            if finding.severity > Severity.INFO and finding.type not in allowed
            if doubles.isdisjoint((finding.type, form) for form in self._forms[number])
            if not any(type_ == finding.type and f in w for type_, w in wordings for f in self._forms[number])
        ]

    def _take(self, numbers: Iterable[int]) -> bool:
        number = next((n for n in numbers if n in self._left), None)
        if number is None:
            return False
        del self._left[number]
        return True


def _label(path: str, entry: dict[str, Any]) -> Label:
    value = entry.get("value")
    if not value and not entry.get("optional"):
        raise ValueError("a label without a value is optional")
    return Label(
        path=path,
        type=str(entry["type"]),
        value=Sensitive(str(value)) if value else None,
        canonical=Sensitive(str(entry.get("canonical") or value)) if value else None,
        role=str(entry.get("role", "body")),
        tags=tuple(entry.get("tags", ())),
        also=tuple(entry.get("also", ())),
        optional=bool(entry.get("optional")),
    )


def _forms(label: Label) -> tuple[str, ...]:
    return tuple(_form(text) for text in (label.canonical, label.value) if text)


def _form(text: Sensitive) -> str:
    """The writing in which values are compared: NFKC, upper case, without white space and hyphens."""
    return "".join(unicodedata.normalize("NFKC", text.reveal()).upper().translate(_IGNORED).split())


def _digest(file: Path, labels: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        raise UsageError("bench.no-such-document", labels.as_posix()) from None
