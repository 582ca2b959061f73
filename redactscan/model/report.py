"""The result of a run. ``exit_code`` is its only policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from redactscan.hints import Any, Literal, TypeAlias
from redactscan.model.document import Examined
from redactscan.model.finding import Finding
from redactscan.model.message import Message
from redactscan.model.notice import Notice
from redactscan.model.rule import Severity
from redactscan.model.wire import parted, together
from redactscan.values import dataclass, field, names

DocumentVerdict: TypeAlias = Literal["withhold", "redact", "review", "incomplete", "clear"]
FailOn: TypeAlias = Literal["critical", "high", "medium", "low", "review"]


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A rule pack that took part in the run."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says of a rule that found something; ``title`` and ``why`` by language."""

    id: str
    slug: str
    type: str
    severity: Severity
    title: dict[str, str] = field(hash=False)
    why: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the document is: a list type (``low-income-relief``), its title (masked), its disclosure attribute."""

    list_type: str | None = None
    title: str | None = None
    disclosure_attribute: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One file: its verdict with reasons, its findings in reading order, its notices.

    ``remarks`` are what else is to be said; the report of the run says it.
    """

    path: str
    sha256: str
    media_type: str
    size: int
    verdict: DocumentVerdict
    verdict_reasons: tuple[Message, ...]
    profile: Profile
    examined: Examined
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    remarks: tuple[Message, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        parts = {name: getattr(self, name) for name in names(type(self))}
        return _arrived, ({**parts, "findings": parted(self.findings)},)


def _arrived(parts: dict[str, Any]) -> DocumentReport:
    return DocumentReport(**{**parts, "findings": together(parts["findings"])})


@dataclass(frozen=True, slots=True)
class Run:
    """How the report came about: enough to run it again. ``key_id``: whose fingerprints it can be compared with."""

    version: str
    started: str
    seconds: float
    packs: tuple[PackInfo, ...]
    root: str
    fail_on: FailOn = "medium"
    config_path: str | None = None
    config_sha256: str | None = None
    exit_zero: bool = False
    allow_incomplete: bool = False
    key_id: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """``notices`` are those that belong to no document: a link not followed, inputs that matched nothing.

    ``rules`` are those that found something, by id. ``remarks`` are what is to be said of the documents together; no
    verdict and no exit code rests on them. ``unused`` are fingerprints of a baseline whose values are gone.
    """

    run: Run
    documents: tuple[DocumentReport, ...]
    notices: tuple[Notice, ...] = ()
    suppressed: int = 0
    remarks: tuple[Message, ...] = ()
    rules: tuple[RuleInfo, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, in order of path and reading."""
        return (finding for document in self.documents for finding in document.findings)

    @property
    def parts(self) -> Iterator[Finding]:
        """Every finding and every detail of one, by itself."""
        return (part for finding in self.findings for part in (finding, *finding.details))

    @property
    def all_notices(self) -> tuple[Notice, ...]:
        """The notices of the run and of its documents."""
        return self.notices + tuple(notice for document in self.documents for notice in document.notices)

    @property
    def complete(self) -> bool:
        """Whether everything was examined, and there was something to examine."""
        return bool(self.documents) and not self.all_notices

    def counts(self) -> Counter[str]:
        """Findings by type, sub-items included."""
        return Counter(f.type for f in self._flat())

    def severities(self) -> Counter[str]:
        """Findings by severity, sub-items included."""
        return Counter(str(f.severity) for f in self._flat())

    def blocking(self) -> bool:
        """Whether an open finding reaches ``run.fail_on``.

        ``review`` findings count for ``fail_on = review`` only, except where a baseline knows them and nobody decided.
        """
        threshold = Severity.LOW if self.run.fail_on == "review" else Severity[self.run.fail_on.upper()]
        reviews = self.run.fail_on == "review"
        return any(
            f.is_open and f.severity >= threshold and (f.kind == "fail" or reviews or f.state == "baselined")
            for f in self._flat()
        )

    def exit_code(self) -> int:
        """1 findings, 3 not fully examined, 0 otherwise; 2 and 130 are the command line's own."""
        if self.blocking() and not self.run.exit_zero:
            return 1
        return 3 if not self.complete and not self.run.allow_incomplete else 0

    def _flat(self) -> Iterator[Finding]:
        for finding in self.findings:
            yield finding
            yield from finding.details
