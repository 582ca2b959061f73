"""What one candidate means where it stands: nothing, something to list, something to redact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from redactscan.assess import cases, organisations
from redactscan.assess.addresses import whole
from redactscan.assess.context import Context, is_of_entry, is_payment
from redactscan.assess.grid import Grid
from redactscan.assess.judged import Judged, Meaning, State, Surroundings
from redactscan.assess.samples import shows_somebody
from redactscan.detectors.headers import is_header
from redactscan.detectors.persons import in_office, looks_like_name, looks_masked
from redactscan.model import Match, Message, Passage, Role, Severity, Table, Verdict, text_at
from redactscan.text import regex
from redactscan.text.view import squeeze

BASE = {Verdict.CONFIRMED: 0.9, Verdict.PLAUSIBLE: 0.6, Verdict.REJECTED: 0.3}
DIGITS = 4  # of what may have a check digit; an illness or an address has none to miss
CONTACTS = frozenset({"email", "landline"})
_AT_WORK = regex.compile("单位|办公|公司|企业|机构|学校|工作")
_KIN = regex.compile("紧急联系人|家属|配偶|家庭成员")
MOST = 0.5  # share of rows with a person's numbers that makes the others personal, too
SELF = 16  # characters behind 本人 that are still about the speaker
BOUND = 80  # characters between a name and a number that make them one person's
SUMS = ("合计", "小计", "总计", "共计")  # 本页小计
NO_NAMES = frozenset({"姓名", "备注", "无", "说明", "户主"})
SURE = {
    "called": 0.9,
    "said": 0.85,
    "clause": 0.75,
    "series": 0.75,
    "again": 0.7,
    "office-but": 0.7,
    "company": 0.5,
    "tenor": 0.5,
}
_OFFICE = regex.compile("[长员]$|书记|主任|干部|科员|主席|委员|常委")
BARE = 2  # characters of 编号, of which every file has one; more say of what it is
SERIALS_SINCE = "2000"
CONCEALED = frozenset({"hidden", "deleted"})


def judge(match: Match, around: Surroundings) -> Judged | None:
    """The finding, or None if the candidate is none."""
    if match.rule.type == "person-name" and match.rule.detect.kind == "column":
        return _judge_name(match, around)
    if match.rule.type == "person-name" and match.rule.detect.kind == "names":
        return _judge_labelled(match, around)
    if match.rule.detect.kind == "bound":
        return _judge_bound(match, around)
    rule, at = match.rule, id(match.source)
    found = around.contexts.of(match)
    grid = around.grids.get(at)
    if rule.type == "bank-account" and not found.label and _is_paid(match, around):
        found = Context(rule.context.columns[0], exempt=found.exempt, person=True, content=True)
    elif found.lowered and _is_serial(match, found):
        found = found._replace(exempt=found.lowered)
    if found.exempt and shows_somebody(match, found.exempt):
        found = found._replace(exempt="")
    if _dismissed(match, found, grid):
        return None
    nobodys = rule.context.person and not found.person and not _of_a_person(match, around)
    nobodys &= not (rule.context.labelled and (found.label or _is_lived_in(match)))
    nobodys |= rule.context.person and rule.type == "address" and _in_office(match, grid)
    owned = organisations.owns(match, grid, around.personal.get(at, ()))
    severity = Severity.MEDIUM if _is_at_home(match, grid, around) else rule.severity
    role, checked = match.role, _is_checked(match)
    said = rule.id, match.verdict, match.loose, match.reasons, at, role, checked, found, nobodys, owned, severity
    meaning = around.meanings.get(said)
    if meaning is None:  # a column says the same of very many values
        meaning = around.meanings[said] = _meaning(match, severity, found, role, checked, nobodys, owned, around)
    return Judged(whole(match) if rule.type == "address" else match, *meaning)


def _is_paid(match: Match, around: Surroundings) -> bool:
    """Whether a number is an account though no label is near: a line of a list of payments, or of persons."""
    return (around.pays and is_payment(match)) or (around.private and is_of_entry(match))


def _is_at_home(match: Match, grid: Grid | None, around: Surroundings) -> bool:
    """Whether a mailbox or a fixed line, which may be an office's, is of somebody private whom a list names."""
    if match.rule.type not in CONTACTS or grid is None or match.cell is None or grid.header.form or not around.private:
        return False
    head, kind = grid.header.text(match.cell[1]), around.types[id(match.source)]
    at_work = in_office(head) or _AT_WORK.search(head) or (kind is not None and kind.names == "info")
    return match.cell[0] in around.personal[id(match.source)] and not at_work and not _holds_office(match, grid)


def _meaning(
    match: Match,
    severity: Severity,
    found: Context,
    role: Role,
    checked: bool,
    nobodys: bool,
    owned: bool,
    around: Surroundings,
) -> Meaning:
    """What a candidate means that is one. ``nobodys`` or ``owned`` by an organisation, it asks for nothing."""
    kind = match.rule.kind
    if match.verdict is Verdict.REJECTED:
        kind = "review"
    state: State = "new"
    if found.exempt or nobodys or owned or _shown_by_duty(match, around):
        severity, state = Severity.INFO, "exempt"
    elif severity is Severity.MEDIUM and (_in_roster(match, around) or role in CONCEALED):
        severity = Severity.HIGH
    reasons = _reasons(match, found, role, checked, state, around)
    if owned:
        reasons = (*match.reasons, _said("reason.organisation"))
    return severity, kind, state, _confidence(match, found), reasons


def _dismissed(match: Match, found: Context, grid: Grid | None) -> bool:
    if not found.label:
        if match.rule.context.required or match.loose or match.verdict is Verdict.REJECTED:
            return True
        proven = match.verdict is Verdict.CONFIRMED and match.rule.detect.join == "free"  # by checksum and date
        if found.lowered and not proven:
            return True
        if grid is not None and grid.is_code(match):
            return True
    return False


def _is_serial(match: Match, found: Context) -> bool:
    """Whether a procurement or another office numbers its papers so: a county, a day since 2000, a serial number.

    One in eleven passes for the identity number of a child. A bare 编号 is not enough: a child's file has one.
    """
    day = match.canonical.reveal()[6:10] if match.rule.type == "resident-id" else ""
    return day >= SERIALS_SINCE and len(found.lowered) > BARE and not found.person


def _shown_by_duty(match: Match, around: Surroundings) -> bool:
    kind = around.types.get(id(match.source)) or around.kind
    return kind is not None and match.rule.type in kind.exempt


def _of_a_person(match: Match, around: Surroundings) -> bool:
    """Whether the document makes a value a person's though nobody is named beside it: an account in a personal form."""
    rule = match.rule
    private = around.private and (rule.detect.view == "number" or rule.context.labelled or _of_oneself(match))
    told = organisations.holder_is_person(match) or _named_beside(match, around)
    return private or _in_roster(match, around) or told


def _is_lived_in(match: Match) -> bool:
    """Whether a word right before an address says that it is somebody's: 住水岸明珠9-1-1803."""
    return "住" in squeeze(text_at(match.source, match.cell)[max(0, match.span.start - 4) : match.span.start])[-2:]


def _of_oneself(match: Match) -> bool:
    """Whether somebody speaks of themselves: 本人因患肝癌……"""
    before = match.source.text[: match.span.start] if isinstance(match.source, Passage) else ""
    return "本人" in before[-SELF:]


def _named_beside(match: Match, around: Surroundings) -> bool:
    """Whether the sentence names a private person before a value (王大山的补助打入存折账号……), or after an address."""
    people, span = around.people.get(id(match.source), ()), match.span
    if not isinstance(match.source, Passage):
        return False
    at = bisect_left(people, span.start)
    gaps = [(people[at - 1], span.start)] if at else []
    if match.rule.context.labelled and at < len(people):
        gaps.append((span.end, people[at]))
    between = [match.source.text[start:end] for start, end in gaps]
    return any(len(gap) <= BOUND and not any(stop in gap for stop in "。;；\n") for gap in between)


def _in_roster(match: Match, around: Surroundings) -> bool:
    """Whether the match stands in a relief or children's list of persons, where a phone number is a beneficiary's."""
    kind, grid = around.types.get(id(match.source)), around.grids.get(id(match.source))
    if kind is None or kind.names == "info" or grid is None or match.rule.category != "personal-information":
        return False
    return grid.names_persons or bool(around.personal[id(match.source)])


def _confidence(match: Match, found: Context) -> float:
    confidence = BASE[match.verdict] + (0.25 if found.label else 0.0) - (0.3 if found.lowered else 0.0)
    return round(min(0.99, max(0.05, confidence - (0.1 if match.loose else 0.0))), 2)


def _is_checked(match: Match) -> bool:
    """Whether what its validator says is worth saying: that nothing is wrong only of what may have a check digit."""
    if not match.rule.detect.validate or match.verdict is not Verdict.PLAUSIBLE:
        return bool(match.rule.detect.validate)
    return sum(map(str.isdigit, match.canonical.reveal())) >= DIGITS


def _reasons(
    match: Match, found: Context, role: Role, checked: bool, state: State, around: Surroundings
) -> tuple[Message, ...]:
    reasons = list(match.reasons)
    kind = around.types.get(id(match.source))
    if checked:
        reasons.append(_said(f"reason.{match.verdict.value}"))
    if found.content:
        reasons.append(_said("reason.content"))
    elif found.label:
        reasons.append(_said("reason.column" if found.column else "reason.label", word=found.label))
    if found.lowered:
        reasons.append(_said("reason.lowered", word=found.lowered))
    if found.exempt:
        reasons.append(_said("reason.exempt", word=found.exempt))
    elif state == "exempt":
        reasons.append(_said("reason.list", list=kind.id) if kind else _said("reason.no-person"))
    if role in CONCEALED:
        reasons.append(_said("reason.concealed"))
    if kind and _in_roster(match, around):
        reasons.append(_said("reason.list", list=kind.id))
    return tuple(reasons) or (_said("reason.pattern"),)


@lru_cache(maxsize=1024)  # a list says the same of very many cells
def _said(key: str, **params: str) -> Message:
    return Message.of(key, **params)


def _judge_name(match: Match, around: Surroundings) -> Judged | None:
    """A name in a name column: what it means is what the list is."""
    name = match.canonical.reveal()
    if not isinstance(match.source, Table) or match.cell is None:
        return None
    if name.endswith(SUMS) or name in NO_NAMES or looks_masked(name) or organisations.heads_block(name, match):
        return None
    if is_header(name) and not _is_person(name, match):
        return None
    kind = around.types[id(match.source)]
    numbered = around.personal[id(match.source)]
    personal = match.cell[0] in numbered or len(numbered) > MOST * len(match.source.rows)
    kin = personal and _is_kin(match, around)
    if word := around.grids[id(match.source)].sample(match.cell[0]):
        severity, reason = Severity.INFO, _said("reason.exempt", word=word)
    elif cases.concealed(match.source.rows[match.cell[0]], around.grids[id(match.source)].header.texts):
        severity, reason = Severity.HIGH, _said("reason.family-case")
    elif kind is not None and not kin:
        severity = Severity[kind.names.upper()]
        reason = _said("reason.list", list=kind.id)
    elif personal and not kin and _holds_office(match, around.grids[id(match.source)]):
        severity, reason = Severity.INFO, _said("reason.bound-office")
    else:
        severity = match.rule.severity if personal else Severity.INFO
        reason = _said("reason.same-row" if personal else "reason.unknown-list")
    state: State = "exempt" if severity is Severity.INFO else "new"
    return Judged(match, severity, match.rule.kind, state, 0.95 if kind or personal else 0.7, (reason,))


def _is_kin(match: Match, around: Surroundings) -> bool:
    """Whether a list whose own names tell nothing, such as one of colleagues, names somebody's family in a column."""
    source, kind = match.source, around.types[id(match.source)]
    head = around.grids[id(source)].header.text(match.cell[1]) if match.cell else ""
    return kind is not None and kind.names == "info" and bool(_KIN.search(head))


def _holds_office(match: Match, grid: Grid) -> bool:
    """Whether the row tells of the office that a person on an unknown list holds: 庄墓河, 王建国, 副县长."""
    row, index = (match.source.rows, match.cell[0]) if isinstance(match.source, Table) and match.cell else ((), 0)
    return any(
        "职务" in grid.header.text(column) and bool(_OFFICE.search(squeeze(text)))
        for column, text in enumerate(row[index] if row else ())
    )


def _in_office(match: Match, grid: Grid | None) -> bool:
    """Whether the row of a cell is about somebody in office: under 通讯地址 it gives the office's."""
    return grid is not None and match.cell is not None and _holds_office(match, grid)


def _is_person(name: str, match: Match) -> bool:
    """Whether a name that has a word of headings in it is one: 聂学生, in a row of other things."""
    row = match.source.rows[match.cell[0]] if isinstance(match.source, Table) and match.cell else ()
    cells = [text for cell in row if (text := squeeze(cell))]
    return looks_like_name(name) and 2 * sum(map(is_header, cells)) <= len(cells)


def _judge_labelled(match: Match, around: Surroundings) -> Judged | None:
    """A name behind a label in a text: it counts beside a person's number, or under a title that tells their lot."""
    if match.rule.severity is Severity.INFO:  # a contact, whatever stands beside
        return Judged(match, Severity.INFO, match.rule.kind, "new", 0.8, (Message.of("reason.pattern"),))
    grid = around.grids.get(id(match.source))
    if match.evidence == "office" or (grid and match.cell and in_office(grid.header.text(match.cell[1]))):
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (Message.of("reason.bound-office"),))
    source = match.source
    numbers = around.numbers.get(id(source), ())
    near = bisect_left(numbers, match.span.start - BOUND) < bisect_right(numbers, match.span.start + BOUND)
    kind = around.types.get(id(source)) or around.kind
    severity: Severity = match.rule.severity
    if near or (match.cell and match.cell[0] in around.personal.get(id(source), ())):
        reason = Message.of("reason.same-clause")
    elif kind and kind.names != "info":
        severity, reason = Severity[kind.names.upper()], Message.of("reason.list", list=kind.id)
    else:
        severity, reason = Severity.INFO, Message.of("reason.unbound")
    state: State = "exempt" if severity is Severity.INFO else "new"
    return Judged(match, severity, match.rule.kind, state, 0.8, (reason,))


def _fills(match: Match, cell: tuple[int, int]) -> bool:
    """Whether a value is all that stands in its cell."""
    return isinstance(match.source, Table) and squeeze(match.source.rows[cell[0]][cell[1]]) == match.canonical.reveal()


def _heads(table: Passage | Table, grid: Grid, cell: tuple[int, int]) -> bool:
    """Whether a cell is the head of a column, beside others: 惠农卡账号, 应发."""
    if not isinstance(table, Table) or cell[0] >= grid.header.rows:
        return False
    heads = [is_header(text) for each in table.rows[cell[0]] if (text := squeeze(each))]
    return 2 * sum(heads) >= max(4, len(heads))


def _judge_bound(match: Match, around: Surroundings) -> Judged | None:
    """A person in running text: the detector has weighed what is told of whom, the rule what it means."""
    if around.court and match.rule.slug in cases.PARTIES:
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (_said("reason.court-party"),))
    if around.notice and match.rule.slug in around.notice.tells:
        told = _said("reason.list", list=around.notice.id)
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (told,))
    grid = around.grids.get(id(match.source))
    if grid and match.cell and _heads(match.source, grid, match.cell):
        return None
    if grid and match.cell and in_office(grid.header.text(match.cell[1])) and _fills(match, match.cell):
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (_said("reason.bound-office"),))
    reason = Message.of(f"reason.bound-{match.evidence}")
    return Judged(match, match.rule.severity, match.rule.kind, "new", SURE.get(match.evidence, 0.6), (reason,))
