"""Masks that leave too little, and values that somebody forgot to mask among masked ones.

The usual mask of a mobile number, 138****5678, is accepted: 10,000 numbers fit it, though few of them in one city.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from redactscan.assess.candidates import MASK, Known, lifetime, modern
from redactscan.assess.case import Case
from redactscan.assess.entries import IDENTITY, Entry, at_entry
from redactscan.assess.judged import Judged
from redactscan.assess.masking import Kind, deviating, template
from redactscan.assess.revealed import Aspect, age, birth, sex
from redactscan.assess.strength import agreeing, grade, left
from redactscan.model import Message, Passage, Rule, Severity, Table

RULES = ("weak-mask", "missed-mask")
MIN_MASKED = 3  # masks in a column that make a value without one a forgotten one
LABELLED, GUESSED = 0.9, 0.7

_GRADES = {"broken": Severity.HIGH, "weak": Severity.MEDIUM}
# A value of which too little is hidden is as grave as one in full; head and tail of a card are what receipts show.
_UNMASKED: dict[Kind, Severity] = {
    "resident-id": Severity.HIGH,
    "disability-certificate": Severity.HIGH,
    "mobile": Severity.MEDIUM,
    "bank-account": Severity.MEDIUM,
}


def find(case: Case) -> Iterator[Judged]:
    """One finding for every mask that is too weak, and for every cell that its masked column outvotes."""
    entries = [entry for entry in case.entries if not (_by_duty(case, entry) or _is_example(entry))]
    rule = case.rules.get("missed-mask")
    missed = dict(_missed(entries, rule)) if rule else {}
    yield from missed.values()
    rule = case.rules.get("weak-mask")
    counted: dict[tuple[Kind, str, Known], tuple[int, bool]] = {}
    for entry in entries if rule else ():
        if rule and _countable(entry) and (entry.enough or id(entry) not in missed):
            yield from _weak(entry, rule, counted)


def _by_duty(case: Case, entry: Entry) -> bool:
    """Whether the list is meant to show such values."""
    kind = case.around.types.get(id(entry.source))
    return kind is not None and entry.kind in kind.exempt


def _is_example(entry: Entry) -> bool:
    """Whether a sentence only shows what such a value looks like: 如 34012319990101XXXX."""
    before = entry.source.text[: entry.span.start] if isinstance(entry.source, Passage) else ""
    return before.rstrip(" :：").endswith(("如", "例", "形式为", "格式为"))


def _countable(entry: Entry) -> bool:
    """Whether a mask can be too weak: one of a mobile number or an account that hides enough leaves 10,000 values."""
    if entry.kind == "person-name" or not entry.masked or not entry.canonical.strip(MASK):
        return False
    return entry.kind in IDENTITY or not entry.enough


def _weak(entry: Entry, rule: Rule, counted: dict[tuple[Kind, str, Known], tuple[int, bool]]) -> Iterator[Judged]:
    key = (entry.kind, entry.canonical, entry.beside.known)
    if key not in counted:
        counted[key] = _left(entry)
    candidates, agrees = counted[key]
    severity = _GRADES.get(grade(candidates), Severity.INFO) if candidates else Severity.INFO
    reasons = list(_reasons(entry, candidates, agrees)) if severity else []
    if not entry.enough:
        severity = max(severity, _UNMASKED[entry.kind])
        reasons.insert(0, Message.of("reason.mask-short", count=entry.canonical.count(MASK)))
    if entry.kind == "disability-certificate" and MASK not in entry.canonical[18:]:
        severity = Severity.HIGH
        reasons.append(Message.of("reason.mask-disability"))
    if severity:
        yield at_entry(rule, entry, *reasons, severity=severity, confidence=LABELLED if entry.labelled else GUESSED)


def _left(entry: Entry) -> tuple[int, bool]:
    """How many values fit the mask, and whether what is told of the person fits it too."""
    known = entry.beside.known
    if entry.kind in IDENTITY and (candidates := agreeing(entry.canonical[:18], known)):
        return candidates, True
    return left(entry.kind, entry.canonical, known, entry.beside.year) or 0, False


def _reasons(entry: Entry, candidates: int, agrees: bool) -> Iterator[Message]:
    """How few values a mask leaves, and what beside it made them so few."""
    beside, mask = entry.beside, modern(entry.canonical)
    told: Mapping[Aspect, str] = beside.told if agrees else {}
    if agrees and beside.known.regions and MASK in mask[:6]:
        yield Message.of("reason.mask-region")
    facts = []
    if MASK in mask[6:14]:
        facts += ["birth"] if birth(told.get("birth", "")) else ["age"] if age(told.get("age", ""), beside.year) else []
    if MASK in mask[16:17]:
        facts += ["sex"] if sex(told.get("sex", "")) else []
    if facts:
        key = "reason.mask-row" if entry.in_row else "reason.mask-near"
        yield Message.of(key, facts="-".join(facts), count=candidates)
    elif agrees and MASK in mask[6:14] and beside.known.born != lifetime(beside.year):
        yield Message.of("reason.mask-title", count=candidates)
    else:
        yield Message.of("reason.mask-left", count=candidates)


def _missed(entries: Sequence[Entry], rule: Rule) -> Iterator[tuple[int, Judged]]:
    """What to say of the entries that their columns outvote, by ``id(entry)``."""
    columns: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.source, Table) and entry.cell and entry.record and not entry.record.form:
            columns[id(entry.source), entry.cell[1]].append(entry)
    for column in columns.values():
        masks = sum(entry.enough for entry in column)
        if masks >= MIN_MASKED and 2 * masks > len(column):
            yield from _outvoted(column, masks, rule)


def _outvoted(column: Sequence[Entry], masks: int, rule: Rule) -> Iterator[tuple[int, Judged]]:
    # a value of which too little is hidden votes as one that nobody masked
    votes = [template(entry.canonical if entry.enough else "0" * len(entry.canonical)) for entry in column]
    outvoted = deviating(votes)
    usual = next((e for at, e in enumerate(column) if at not in outvoted and e.canonical.strip(MASK)), column[0])
    for place, how in outvoted.items():
        entry = column[place]
        if how == "missed":
            short = [Message.of("reason.mask-short", count=entry.canonical.count(MASK))] if entry.masked else []
            yield id(entry), at_entry(rule, entry, *short, Message.of("reason.missed", count=masks))
        elif entry.kind != "person-name" and _shows_more(entry.canonical, usual.canonical):
            reason = Message.of("reason.inconsistent", count=masks)
            yield id(entry), at_entry(rule, entry, reason, severity=Severity.MEDIUM)


def _shows_more(canonical: str, usual: str) -> bool:
    """Whether a mask shows a character that the usual one hides; where the lengths differ, at the head or the tail."""
    if len(canonical) == len(usual):
        return any(shown != MASK == hidden for shown, hidden in zip(canonical, usual, strict=True))
    heads, tails = ([len(mask.split(MASK)[end]) for mask in (canonical, usual)] for end in (0, -1))
    return heads[0] > heads[1] or tails[0] > tails[1]
