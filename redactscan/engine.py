"""The scan of a batch: every file in a worker process, one report in the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from redactscan.assess import Setting
from redactscan.batch import Parcel, entangled, join, unpack
from redactscan.errors import UsageError
from redactscan.examine import Examination, Policy, examine_document
from redactscan.hints import TYPE_CHECKING, TypeAlias
from redactscan.inputs import Input, collect, identified, is_url
from redactscan.model import (
    Block,
    Document,
    DocumentReport,
    Example,
    Field,
    Finding,
    Location,
    Marked,
    Message,
    Notice,
    Passage,
    Report,
    Role,
    Rule,
    RuleInfo,
    Run,
    Table,
)
from redactscan.packs import Packs, load_packs, locate, select
from redactscan.project.config import Config
from redactscan.readers import Source
from redactscan.task import Setup, examined
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    from redactscan.cluster import Cluster
    from redactscan.detectors.listed import WatchList
    from redactscan.kept import Kept
    from redactscan.project.baseline import Baseline
    from redactscan.project.key import Key

Values: TypeAlias = Mapping[Finding, tuple[Sensitive, Sensitive]]


@dataclass(frozen=True, slots=True)
class Progress:
    """``path`` is masked like every path in a report."""

    done: int
    total: int
    path: str


@dataclass(frozen=True, slots=True)
class Scan:
    """``values`` is empty unless they were asked for: (as written, normalised) for every finding."""

    report: Report
    values: Values = field(repr=False)


def scan(
    paths: Sequence[str | Path | Source],
    *,
    packs: Packs | None = None,
    config: Config | None = None,
    reveal: bool = False,
    kept: Kept | None = None,
    cluster: Cluster | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Scan:
    """Scan files and folders; a ``Source`` stands for content that is no file, such as standard input.

    A URL names files in a store (see ``stores``), which only a ``cluster`` reads.

    What is ``kept`` of files that have not changed is taken over, without values, and every file that is finished is
    added there at once. With a ``cluster`` its machines examine the files, and hand back no values either.

    Raises ``RedactscanError`` for what the caller can mend: a missing path, an unknown rule, a broken watch list.
    """
    config = config or Config()
    packs = packs or load_packs(config.packs)
    policy = policy_of(packs, replace(config, as_of=kept.day) if kept else config)
    policy = replace(policy, run_key=kept.run_key) if kept else policy
    baseline = _baseline(config.baseline, config.key) if config.baseline else None
    started, clock = _now(), time.monotonic()
    if not cluster and any(is_url(path) for path in paths if not isinstance(path, Source)):
        raise UsageError("usage.store", "--engine ray")
    root, inputs, notices = collect([path for path in paths if not isinstance(path, Source)])
    inputs += [Input(source.path, data=source.data) for source in paths if isinstance(source, Source)]
    inputs = [identified(item, config.project) for item in inputs]
    setup = Setup(policy, config.limits, config.deadline_s, config.memory_bytes, reveal)
    done: dict[int, list[Examination]] = {}
    for index, parcels in _examined(inputs, setup, config, kept, cluster):
        done[index] = [unpack(parcel) for parcel in parcels]
        if on_progress:
            on_progress(Progress(len(done), len(inputs), done[index][0].report.path))
    batch = join([one for index in sorted(done) for one in done[index]], policy, reveal)
    if not inputs:
        notices.append(Notice("empty", root, "", Message.of("detail.no-input")))
    run = Run(
        version=_version(),
        started=started,
        seconds=round(time.monotonic() - clock, 3),
        packs=packs.infos,
        root=root,
        fail_on=config.fail_on,
        config_path=config.path,
        config_sha256=config.sha256,
        exit_zero=config.exit_zero,
        allow_incomplete=config.allow_incomplete,
        key_id=_key_id(config.key),
    )
    masked = tuple(_masked(notice, policy) for notice in notices)
    values = {finding: value for one in batch for finding, value in one.values.items()}
    reports = tuple(one.report for one in batch)
    remarks = _together(reports, policy) if len(reports) > 1 else ()
    remarks += tuple(remark for one in reports for remark in one.remarks)
    report = Report(run, reports, masked, remarks=remarks, rules=_rules(reports, policy))
    report = replace(report, suppressed=sum(part.state == "suppressed" for part in report.parts))
    if baseline:
        from redactscan.accepted import apply

        report = apply(report, baseline)
    return Scan(report, values)


def _now() -> str:
    """The local time in ISO 8601, to the second."""
    now = time.localtime()
    hours, minutes = divmod(abs(now.tm_gmtoff) // 60, 60)
    sign = "-" if now.tm_gmtoff < 0 else "+"
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', now)}{sign}{hours:02}:{minutes:02}"


def _together(reports: Sequence[DocumentReport], policy: Policy) -> tuple[Message, ...]:
    from redactscan.assess.volumes import RULE, together

    return tuple(together(reports)) if any(rule.slug == RULE for rule in policy.rules) else ()


def _baseline(file: Path, key: Key) -> Baseline:
    from redactscan.project.baseline import load

    return load(file, key)


def _key_id(key: Key) -> str | None:
    if key.origin == "run":
        return None
    from redactscan.project.baseline import key_id

    return key_id(key)


def _examined(
    inputs: Sequence[Input], setup: Setup, config: Config, kept: Kept | None, cluster: Cluster | None
) -> Iterator[tuple[int, list[Parcel]]]:
    """The result of every file by its index; once more for those of which a bare one is not enough."""
    todo = kept.known(inputs) if kept else inputs
    found = cluster.examined(todo, setup) if cluster else examined(todo, setup, config.jobs)
    done: dict[int, list[Parcel]] = {}
    for index, parcels in found:
        if kept and parcels:
            kept.add(inputs[index], parcels)
        done[index] = parcels or (kept.take(inputs[index]) if kept else [])
        yield index, done[index]
    again = entangled(done, setup.policy.run_key) if kept or cluster else []
    for place, parcels in examined([inputs[index] for index in again], setup, config.jobs):
        if kept:
            kept.add(inputs[again[place]], parcels)
        yield again[place], parcels


def scan_text(text: str, *, packs: Packs | None = None, config: Config | None = None) -> Examination:
    """Scan a text in this process. Lines with tabs are read as a table."""
    config = config or Config()
    return _alone(_document(text), policy_of(packs or load_packs(config.packs), config))


def find(rule: Rule, example: Example) -> list[str]:
    """The values that one rule finds in an example and does not exempt: what ``rules check`` runs.

    A rule of a room sees what the other rules find, and so does a name, which counts beside a number, and the rule for
    persons of whom no other rule says anything; any other rule is alone.
    """
    names = _listed([e.find for e in rule.examples]) if rule.detect.kind == "watchlist" else None
    together = rule.detect.kind in ("assess", "names") or (rule.detect.kind == "bound" and not rule.detect.pattern)
    rules = (*_shipped(locate.shipped()), rule) if together else (rule,)
    document = _example(example)
    examination = _alone(document, Policy(rules, b"", names, for_examples()))
    found = [(f, value) for f, (value, _) in examination.values.items() if f.rule_id == rule.id and f.state == "new"]
    return [value.reveal() for _, value in found]


def _listed(names: Sequence[str]) -> WatchList:
    from redactscan.detectors.listed import WatchList

    return WatchList.of(names)


def _example(example: Example) -> Document:
    if example.veil:
        marked = (Marked(0, len(example.text), "hidden", example.veil),)
        passage = Passage(example.text, Location("", "body", Block(1)), marked)
        return Document("", "", "text/plain", len(example.text), (passage,))
    if not example.aside:
        return _document(example.text, example.role, example.field)
    document = _document(example.text)
    aside = Passage(example.aside, Location("", example.role, Block(2)))
    return replace(document, content=(*document.content, aside))


def _alone(document: Document, policy: Policy) -> Examination:
    """The scan of a batch of one document."""
    (examination,) = join([examine_document(document, policy)], policy, reveal=True)
    return examination


@lru_cache(maxsize=1)
def _shipped(_folder: Path) -> tuple[Rule, ...]:
    return load_packs().rules


def for_examples() -> Setting:
    """What the examples of rules are meant for, and when."""
    from datetime import date

    return Setting("website", date(2026, 1, 1))


def policy_of(packs: Packs, config: Config) -> Policy:
    """What the scan of a file needs to know of the packs and a config."""
    rules = select(packs.rules, config.select, config.ignore)
    setting = Setting(config.target, config.as_of)
    names = _watch_list(config) if config.watchlists else None
    return Policy(tuple(rules), config.key.value, names, setting, inline_allow=config.inline_allow)


def _watch_list(config: Config) -> WatchList:
    from redactscan.detectors.listed import WatchList
    from redactscan.project.watchlist_file import load

    return WatchList(tuple(load(path, config.key) for path in config.watchlists))


def _document(text: str, role: Role = "body", field: str = "") -> Document:
    rows = [line.split("\t") for line in text.split("\n")]
    if any(len(row) > 1 for row in rows):
        return Document("", "", "text/plain", len(text), (Table("", 1, rows, role),))
    location = Location("", "metadata", Field(field)) if field else Location("", role, Block(1))
    return Document("", "", "text/plain", len(text), (Passage(text, location),))


def _rules(reports: Sequence[DocumentReport], policy: Policy) -> tuple[RuleInfo, ...]:
    """What the report says of the rules that found something."""
    found = {part.rule_id for one in reports for finding in one.findings for part in (finding, *finding.details)}
    used = sorted((rule for rule in policy.rules if rule.id in found), key=lambda rule: rule.id)
    return tuple(RuleInfo(rule.id, rule.slug, rule.type, rule.severity, rule.title, rule.why) for rule in used)


def _masked(notice: Notice, policy: Policy) -> Notice:
    document = Document(notice.path, "", "", 0, (), (notice,))
    return examine_document(document, policy).report.notices[0]


def _version() -> str:
    from redactscan import __version__

    return __version__
