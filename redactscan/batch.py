"""What the documents of a batch give away together, and how an examination gets through a pipe to be joined to others.

A worker sends the fragments of its document's persons along with its report, the persons as keyed hashes. They are
forgotten when the report of the batch is made; nothing of them is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from redactscan.assess.marks import MASK
from redactscan.assess.persons import by_row
from redactscan.assess.verdict import verdict
from redactscan.examine import Examination, Hint, Policy
from redactscan.fingerprint import fingerprint
from redactscan.hints import TYPE_CHECKING, Any
from redactscan.model import DocumentReport, Finding, Message, Rule
from redactscan.model.wire import parted, together
from redactscan.text.mask import mask
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    from redactscan.assess.splicing import Fragment, Splice

NAMED = 3  # other places that a finding names
CONFIDENCE = 0.8  # two people of one name may live in one place


@dataclass(frozen=True, slots=True)
class Parcel:
    """An examination whose values are plain strings, and there only if they were asked for: it can be pickled.

    A ``bare`` one has no hints but ``traces`` of them: without the key it tells nothing that its report does not.
    """

    report: DocumentReport
    values: tuple[tuple[Finding, str, str], ...] = field(repr=False)
    rows: tuple[tuple[Hashable, Finding], ...]
    hints: tuple[Hint, ...]
    identity: str = field(repr=False)
    traces: tuple[tuple[str, str], ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        many = tuple(map(parted, (self.values, self.rows, self.hints)))
        return _arrived, (self.report, many, self.identity, self.traces)


def _arrived(
    report: DocumentReport, many: Iterable[Iterable[bytes]], identity: str, traces: tuple[tuple[str, str], ...]
) -> Parcel:
    values, rows, hints = map(together, many)
    return Parcel(report, values, rows, hints, identity, traces)


def bare(parcel: Parcel, key: bytes) -> Parcel:
    """What may be kept, or lie in the memory of other machines; see ``entangled`` for what it lacks."""
    return Parcel(parcel.report, (), (), (), "", traces(parcel, key))


def traces(parcel: Parcel, key: bytes) -> tuple[tuple[str, str], ...]:
    """Whose values the document shows, and which; see ``splicing.trace``."""
    if parcel.traces or not parcel.hints:
        return parcel.traces
    from redactscan.assess.splicing import trace

    return tuple(dict.fromkeys(trace(key, hint.fragment) for hint in parcel.hints))


def entangled(files: Mapping[int, Sequence[Parcel]], key: bytes) -> list[int]:
    """The files with bare parcels in which a person shows something that another place shows otherwise.

    What that adds up to is not in them: these files must be examined again, and joined.
    """
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for parcels in files.values():
        for parcel in parcels:
            for whose, what in traces(parcel, key):
                shown[whose].add(what)
    return sorted(
        index
        for index, parcels in files.items()
        if any(len(shown[whose]) > 1 for parcel in parcels for whose, _ in parcel.traces)
    )


def pack(done: Examination, reveal: bool) -> Parcel:
    """What a worker sends."""
    values = done.values.items() if reveal else ()
    plain = tuple((finding, raw.reveal(), canonical.reveal()) for finding, (raw, canonical) in values)
    return Parcel(done.report, plain, done.rows, done.hints, done.identity)


def unpack(parcel: Parcel) -> Examination:
    """What a worker sent."""
    values = {finding: (Sensitive(raw), Sensitive(canonical)) for finding, raw, canonical in parcel.values}
    return Examination(parcel.report, values, parcel.rows, parcel.hints, parcel.identity)


def join(batch: Sequence[Examination], policy: Policy, reveal: bool) -> list[Examination]:
    """The examinations in their order, without hints, and with a finding at each mask that another place completes.

    The verdict of a document is what it is with these findings. ``values`` have theirs if ``reveal``.
    """
    if not any(one.hints for one in batch):
        return [_with(one, (), reveal) for one in batch]
    from redactscan.assess.fragments import RULE
    from redactscan.assess.splicing import splice

    rule = {rule.slug: rule for rule in policy.rules}.get(RULE)
    fragments = [
        (number, hint, hint.fragment.within(str(number))) for number, one in enumerate(batch) for hint in one.hints
    ]
    told: defaultdict[int, list[Splice]] = defaultdict(list)
    for found in splice(fragment for _, _, fragment in fragments) if rule else ():
        for fragment in found.fragments:
            told[id(fragment)].append(found)
    paths = [one.report.path for one in batch]
    raised: defaultdict[int, list[tuple[Hint, Finding]]] = defaultdict(list)
    for number, hint, fragment in fragments:
        if rule and MASK in fragment.mask and id(fragment) in told:
            reasons = tuple(_reasons(fragment, told[id(fragment)], paths))
            raised[number].append((hint, _finding(hint, rule, batch[number], policy.key, reasons)))
    return [_with(one, raised[number], reveal) for number, one in enumerate(batch)]


def _reasons(fragment: Fragment, splices: Sequence[Splice], paths: Sequence[str]) -> Iterator[Message]:
    """What completes a fragment and where that stands; values in full are named first."""
    if any(found.full for found in splices):
        yield Message.of("reason.splice-full")
    else:
        yield Message.of("reason.splice-left", count=min(found.left for found in splices))
    others = {
        (other.document, other.location): other
        for found in splices
        for other in found.fragments
        if (other.mask, other.known) != (fragment.mask, fragment.known)
    }
    named = sorted(others.values(), key=lambda other: MASK in other.mask)
    for other in named[:NAMED]:
        if other.document == fragment.document:
            yield Message.of("reason.splice-here", place=other.location)
        else:
            yield Message.of("reason.splice-other", path=paths[int(other.document)], place=other.location)
    if len(named) > NAMED:
        yield Message.of("reason.splice-more", count=len(named) - NAMED)


def _finding(hint: Hint, rule: Rule, one: Examination, key: bytes, reasons: tuple[Message, ...]) -> Finding:
    fragment, redact, report = hint.fragment, rule.redact, one.report
    tail = (
        redact.keep_suffix if fragment.mask.strip(MASK) else 0
    )  # the day of a birth date says more than 2 of 18 digits
    return Finding(
        rule_id=rule.id,
        type=rule.type,
        kind=rule.kind,
        severity=rule.severity,
        confidence=CONFIDENCE,
        path=report.path,
        sha256=report.sha256,
        location=fragment.location,
        span=hint.span,
        excerpt=mask(hint.text, redact.keep_prefix, tail),
        reasons=reasons,
        basis=rule.basis,
        replacement=redact.replacement,
        fingerprint=fingerprint(key, rule.id, one.identity, Sensitive(fragment.mask)),
    )


def _with(one: Examination, raised: Sequence[tuple[Hint, Finding]], reveal: bool) -> Examination:
    if not raised:
        return Examination(one.report, one.values)
    rows = list(one.rows)
    values = {finding._replace(details=()): value for finding, value in one.values.items()}
    for shift, (hint, finding) in enumerate(sorted(raised, key=lambda pair: pair[0].at)):
        rows.insert(hint.at + shift, (hint.row, finding))
        values[finding] = Sensitive(hint.text), Sensitive(hint.fragment.mask)
    findings = by_row(rows)
    decision, reasons = verdict(findings, one.report.notices)
    shown = [part for finding in findings for part in (finding, *finding.details)] if reveal else []
    report = replace(one.report, findings=findings, verdict=decision, verdict_reasons=reasons)
    return Examination(report, {finding: values[finding._replace(details=())] for finding in shown})
