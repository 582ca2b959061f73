"""``redactscan baseline``: what was accepted, by whom and why; the hook and the scan only read it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from redactscan.bench.decided import decided
from redactscan.cli.output import to_file, to_stdout
from redactscan.cli.parser import Parser
from redactscan.cli.settings import add_options, settle
from redactscan.errors import UsageError
from redactscan.messages import say, text
from redactscan.model import Finding, Report
from redactscan.project.baseline import Baseline, Disposition, Entry, dump, load
from redactscan.project.config import Config
from redactscan.reporters.paper import Paper
from redactscan.values import replace

ACTIONS = ("create", "audit", "prune", "show")
DEFAULT = Path("redactscan.baseline.json")
_ANSWERS: dict[str, Disposition] = {
    "y": "release",
    "f": "false-positive",
    "n": "redact",
    "w": "withhold",
    "e": "escalate",
}


def configure(parser: Parser, lang: str) -> None:
    """``create``, ``audit`` and ``prune`` take what to scan; all take the file."""
    actions = parser.add_subparsers(
        title=text("cli.commands", lang), metavar=text("cli.command", lang), dest="action", required=True
    )
    for action in ACTIONS:
        line = text(f"cli.baseline-{action}", lang)
        child = actions.add_parser(action, help=line, lang=lang, description=line)
        if action != "show":
            child.add_argument("paths", metavar="PATH", nargs="+", help=text("cli.paths", lang))
        if action == "audit":
            child.add_argument("--reviewer", metavar="NAME", required=True, help=text("cli.reviewer", lang))
        child.add_argument("--baseline", metavar="FILE", type=Path, help=text("cli.baseline", lang))
        add_options(child, lang)


def run(args: Namespace) -> int:
    """0 when done, 3 if something was not examined; nothing here says whether a document may be published."""
    config = settle(args)
    lang, file = config.lang or args.lang, args.baseline or config.baseline or DEFAULT
    if args.action == "show":
        to_stdout(_shown(load(file, config.key), lang).encode(), for_people=True)
        return 0
    known = load(file, config.key) if file.exists() or args.action == "prune" else Baseline.empty(config.key)
    report = _scan(args.paths, config)
    match args.action:
        case "create":
            _create(report, known, file, lang)
        case "prune":
            _prune(report, known, file, lang)
        case _:
            if not args.reviewer.strip():
                raise UsageError("usage.reviewer", "--reviewer")
            _audit(report, known, file, args.reviewer.strip(), lang)
    if not report.complete:
        _say("baseline.incomplete", lang, count=len(report.all_notices))
        return 3
    return 0


def _scan(paths: list[str], config: Config) -> Report:
    from redactscan.engine import scan

    return scan(list(paths), config=replace(config, baseline=None)).report


def _create(report: Report, known: Baseline, file: Path, lang: str) -> None:
    from redactscan.accepted import entries

    found = list(entries(report))
    made = known.with_entries(found)
    to_file(dump(made), file, private=False)
    _say("baseline.created", lang, file=file.as_posix(), count=len(made.entries) - len(known.entries))
    _say("baseline.to-audit", lang, count=sum(not entry.disposition for entry in made.entries.values()))


def _prune(report: Report, known: Baseline, file: Path, lang: str) -> None:
    seen = {part.fingerprint for finding in report.findings for part in (finding, *finding.details)}
    unread = {notice.path for notice in report.all_notices}  # what was not examined may still hold the value
    kept = {e.fingerprint: e for e in known.entries.values() if e.fingerprint in seen or e.path in unread}
    to_file(dump(replace(known, entries=kept)), file, private=False)
    _say("baseline.pruned", lang, count=len(known.entries) - len(kept), left=len(kept))


def _audit(report: Report, known: Baseline, file: Path, reviewer: str, lang: str) -> None:
    """Walk through what is open and undecided; every answer is on disk before the next question."""
    todo = [finding for finding in _parts(report) if not _decided(known, finding)]
    at = 0
    while 0 <= at < len(todo):
        finding = todo[at]
        answer = _ask(finding, at + 1, len(todo), lang)
        if answer == "q":
            break
        if answer in _ANSWERS:
            reason = _reason(lang)
            if not reason:
                continue
            entry = Entry(finding.path, finding.rule_id, finding.fingerprint, _ANSWERS[answer], reason, reviewer)
            known = replace(known, entries=known.entries | {entry.fingerprint: entry})
            to_file(dump(known), file, private=False)
        at += -1 if answer == "b" and at else 0 if answer == "b" else 1
    left = sum(not _decided(known, finding) for finding in todo)
    _say("baseline.audited", lang, done=len(todo) - left, left=left)


def _parts(report: Report) -> Iterator[Finding]:
    for finding in report.findings:
        yield from (part for part in (finding, *finding.details) if part.is_open)


def _decided(known: Baseline, finding: Finding) -> bool:
    entry = known.entries.get(finding.fingerprint)
    return entry is not None and bool(entry.disposition)


def _ask(finding: Finding, number: int, total: int, lang: str) -> str:
    """The letter of the answer. A key that is held down answers once: whole lines are read."""
    paper = Paper(80)
    paper.blank()
    title = text("console.suspected", lang, what=text(f"type.{finding.type}", lang))
    paper.line((f"{number}/{total}", "bold"), (text(f"severity.{finding.severity}", lang), ""), (title, "bold"))
    paper.paragraph(finding.path, 2)
    paper.paragraph(f"{finding.location.label(lang)}  {finding.label}{finding.excerpt}", 2)
    paper.paragraph("；".join(say(reason, lang) for reason in finding.reasons), 2)
    _show(paper.text(colour=False))
    while True:
        answer = _line(text("baseline.question", lang)).lower()
        if answer in (*_ANSWERS, "s", "b", "q"):
            return answer


def _reason(lang: str) -> str:
    return " ".join(_line(text("baseline.reason", lang)).split())


def _line(prompt: str) -> str:
    _show(prompt)
    line = sys.stdin.readline()
    return line.strip() if line else "q"


def _show(words: str) -> None:
    to_stdout(words.encode(), for_people=True)


def _say(key: str, lang: str, **params: str | int) -> None:
    _show(text(key, lang, **params) + "\n")


def _shown(baseline: Baseline, lang: str) -> str:
    """The entries, then by rule how many were right and how many false: the labels of an audit are a measurement."""
    paper = Paper(100)
    for entry in sorted(baseline.entries.values()):
        decision = text(f"disposition.{entry.disposition or 'none'}", lang)
        said = "；".join(filter(None, (entry.path, entry.reason, entry.reviewer)))
        paper.row([(entry.rule, "bold"), (decision, "")], (10, 10), (said, ""))
    for one in decided(baseline.entries.values()):
        if one.precision is not None:
            paper.line((text("baseline.precision", lang, rule=one.rule, right=one.right, wrong=one.wrong), ""))
    return paper.text(colour=False) or text("baseline.empty", lang) + "\n"
