"""The report for a person at a terminal: documents by verdict, what was not examined, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from redactscan.messages import say, text
from redactscan.model import DocumentReport, Finding, Message, Notice, Report, Severity
from redactscan.reporters import Reporter, Values
from redactscan.reporters.folding import Group, by_verdict, folded, grouped, laws_of
from redactscan.reporters.paper import Paper, Piece
from redactscan.reporters.wrap import cells
from redactscan.values import dataclass

FOLD = 10
_VERDICTS = {
    "withhold": "bold white on red",
    "redact": "bold black on yellow",
    "review": "bold yellow",
    "incomplete": "bold cyan",
    "clear": "green",
}
_SEVERITIES = {
    Severity.CRITICAL: "bold white on red",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
    Severity.INFO: "dim",
}


def render(
    report: Report, lang: str, values: Values, *, width: int = 80, colour: bool = False, verbosity: int = 0
) -> bytes:
    """``verbosity``: -1 findings and gaps only, 0 long lists folded, 1 nothing folded, 2 also rule and confidence."""
    page = _Page(Paper(width), lang, values, verbosity)
    for document in by_verdict(report.documents):
        page.document(document)
    page.gaps(report.all_notices)
    if verbosity >= 0:
        page.clear([document for document in report.documents if document.verdict == "clear"])
        page.summary(report)
    return page.paper.text(colour).encode()


@dataclass(frozen=True, slots=True)
class _Page:
    """What a rendering writes on, and how it is to be written."""

    paper: Paper
    lang: str
    values: Values
    verbosity: int

    @property
    def limit(self) -> int:
        return FOLD if self.verbosity < 1 else 1 << 60

    def document(self, document: DocumentReport) -> None:
        """A document that has something to show; what else there is stands in the lists below."""
        shown = [finding for finding in document.findings if self.verbosity >= 1 or finding.is_open]
        if not shown:
            return
        badge = f"【{self._text(f'verdict.{document.verdict}')}】"
        self.paper.blank()
        self.paper.line((document.path, "bold"))
        self.paper.paragraph(self._said(document.verdict_reasons), lead=(badge, _VERDICTS[document.verdict]))
        for group in grouped(shown):
            self._group(group)
        if rest := len(document.findings) - len(shown):
            self.paper.blank()
            self._dim("console.folded-info", rest, indent=2)

    def gaps(self, notices: Sequence[Notice]) -> None:
        """What was not examined, by cause, with what to do about it."""
        if not notices:
            return
        self.paper.blank()
        self.paper.line((self._text("console.gaps", count=len(notices)), "bold cyan"))
        causes: dict[str, list[Notice]] = {}
        for notice in notices:
            causes.setdefault(notice.cause, []).append(notice)
        for cause, members in causes.items():
            self.paper.line((self._text(f"cause.{cause}"), "bold"), (self._count(members), ""), indent=2)
            self.paper.paragraph(self._text(f"advice.{cause}"), 4, "dim")
            for notice in members[: self.limit]:
                detail = say(notice.detail, self.lang) if notice.detail else ""
                self.paper.paragraph(self._joined(filter(None, (notice.path, notice.part, detail))), 4)
            self._dim("console.folded", len(members[self.limit :]), indent=4)

    def clear(self, documents: Sequence[DocumentReport]) -> None:
        """The documents in which nothing was found."""
        if not documents:
            return
        self.paper.blank()
        self.paper.line((self._text("console.clear", count=len(documents)), "bold green"))
        for document in documents[: self.limit]:
            self.paper.paragraph(document.path, 2)
        self._dim("console.folded-clear", len(documents[self.limit :]), indent=2)

    def summary(self, report: Report) -> None:
        """Counts, what took part, what the exit code says, and that none of it is an approval."""
        run, severities = report.run, report.severities()
        verdicts = Counter(str(document.verdict) for document in report.documents)
        config = f"{run.config_path} ({(run.config_sha256 or '')[:8]})" if run.config_path else ""
        facts = {
            "documents": self._tally("verdict", verdicts, _VERDICTS),
            "findings": self._tally("severity", severities, map(str, _SEVERITIES)),
            "notices": str(len(report.all_notices) or ""),
            "suppressed": str(report.suppressed or ""),
            "unused": self._text("console.unused-count", count=len(report.unused)) if report.unused else "",
            "config": config,
            "packs": self._joined(f"{pack.id} {pack.version} ({pack.sha256[:8]})" for pack in run.packs),
            "time": f"{run.started} {run.seconds:.1f} s" if self.verbosity >= 1 else "",
        }
        self.paper.blank()
        self.paper.line((self._text("console.summary"), "bold"))
        labels = {key: self._text(f"console.{key}") for key, fact in facts.items() if fact}
        width = max(map(cells, labels.values()), default=0)
        for key, label in labels.items():
            self.paper.row([(label, "")], [width], (facts[key], ""), indent=2)
        for remark in report.remarks:
            self.paper.paragraph(say(remark, self.lang), 2, "yellow")
        self.paper.paragraph(self._text(f"exit.{report.exit_code()}", fail_on=run.fail_on), 2, "bold")
        self.paper.paragraph(self._text("console.no-approval"), 2)

    def _group(self, group: Group) -> None:
        kept = folded(group.findings, self.limit)
        title = self._text(f"type.{group.type}")
        if group.severity > Severity.INFO:
            title = self._text("console.suspected", what=title)
        note = self._text("console.to-review") if group.kind == "review" else ""
        self.paper.blank()
        heading = f"{title} {self._count(group.findings)} {note}"
        self.paper.paragraph(heading, 2, "bold", lead=self._severity(group.severity))
        if group.basis:
            self.paper.paragraph(laws_of(group.basis, self.lang), 4, "dim", lead=(self._text("console.basis"), "dim"))
        self._rows(kept)
        self._dim("console.folded", len(group.findings) - len(kept), indent=4)

    def _rows(self, findings: Sequence[Finding]) -> None:
        """Excerpt, place and reason of each. One reason for all is said above them, one that goes on is said once."""
        rows = [(self._excerpt(finding), finding.location.label(self.lang)) for finding in findings]
        widths = [min(32, max(map(cells, column))) for column in zip(*rows, strict=True)]
        reasons = [self._why(finding) for finding in findings]
        said = ""
        if len(reasons) > 1 and len(set(reasons)) == 1 and reasons[0]:
            self.paper.paragraph(reasons[0], 4, "dim", lead=(self._text("console.reason"), "dim"))
            reasons = [""] * len(reasons)
        for finding, (excerpt, place), reason in zip(findings, rows, reasons, strict=True):
            shown = self._text("console.ditto") if reason and reason == said else reason
            self.paper.row([(excerpt, "bold"), (place, "")], widths, (shown, "dim"), indent=4)
            said = reason
            for detail in finding.details:
                self._detail(detail)

    def _detail(self, detail: Finding) -> None:
        title = self._text(f"type.{detail.type}")
        from redactscan.assess.persons import MASKS  # its room compiles a lot, which ``cli.start`` has kept

        columns = [self._severity(detail.severity), (title, ""), (self._excerpt(detail), "bold")]
        self.paper.row(columns, (4, 16, 20), (detail.location.label(self.lang), ""), indent=6)
        if detail.type in MASKS:  # the value looks hidden: only the reason says that it is not
            self.paper.paragraph(self._said(detail.reasons), 12, "dim")

    def _why(self, finding: Finding) -> str:
        words = [self._said(finding.reasons)]
        if finding.state != "new":
            words.append(self._text(f"state.{finding.state}"))
        if self.verbosity >= 2:
            words.append(f"{finding.rule_id} {finding.confidence:.2f} {finding.fingerprint}")
        return self._joined(filter(None, words))

    def _excerpt(self, finding: Finding) -> str:
        return self.values[finding][0].reveal() if finding in self.values else finding.excerpt

    def _severity(self, severity: Severity) -> Piece:
        return self._text(f"severity.{severity}"), _SEVERITIES[severity]

    def _tally(self, prefix: str, counts: Mapping[str, int], order: Iterable[str]) -> str:
        total = str(sum(counts.values()))
        parts = [f"{self._text(f'{prefix}.{name}')} {counts[name]}" for name in order if counts.get(name)]
        return total + self._text("console.tally", parts=self._text("console.comma").join(parts)) if parts else total

    def _count(self, items: Sequence[object]) -> str:
        return self._text("console.count", count=len(items))

    def _dim(self, key: str, count: int, indent: int) -> None:
        if count:
            self.paper.paragraph(self._text(key, count=count), indent, "dim")

    def _said(self, messages: Iterable[Message]) -> str:
        return self._joined(say(message, self.lang) for message in messages)

    def _joined(self, words: Iterable[str]) -> str:
        return self._text("console.semicolon").join(words)

    def _text(self, key: str, **params: str | int) -> str:
        return text(key, self.lang, **params)


REPORTER = Reporter("console", render)
