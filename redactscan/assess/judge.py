"""What one candidate means where it stands: nothing, something to list, something to redact."""

from __future__ import annotations

from bisect import bisect_left

from redactscan.assess import organisations
from redactscan.assess.addresses import whole
from redactscan.assess.context import Context, beside_identity, is_of_entry, is_payment
from redactscan.assess.grid import Grid
from redactscan.assess.judged import BOUND, Judged, Meaning, State, Surroundings, said
from redactscan.assess.names import MOST, holds_office, judge_name
from redactscan.assess.samples import SAYING, shows_somebody
from redactscan.detectors.persons import in_office
from redactscan.model import Match, Message, Passage, Role, Severity, Verdict, text_at
from redactscan.text import regex
from redactscan.text.view import squeeze

BASE = {Verdict.CONFIRMED: 0.9, Verdict.PLAUSIBLE: 0.6, Verdict.REJECTED: 0.3}
DIGITS = 4  # of what may have a check digit; an illness or an address has none to miss
CONTACTS = frozenset({"email", "landline"})
_REACHED = regex.compile("电话|手机|联系|座机|固话|邮箱|邮件|MAIL|方式|监护人|家长|家属")
_FAMILY = regex.backwards(
    "(?:紧急联系人|家属|家长|妻子?|丈夫|(?<!大)夫|[父母]亲?|儿子|女儿)[)]?"
    "(?:的?(?:联系)?(?:电话|手机号?码?|号码))?[:为是]?$"
)
_CARD = regex.backwards("[行蓄记农]卡(?:卡?号)?[:为是]?$")
_SHOP = regex.compile("门面|商铺|铺面|店|门市|厂|公司")
_AT_WORK = regex.compile("单位|办公|公司|企业|机构|学校|工作")
SELF = 16  # characters behind 本人 that are still about the speaker
NAMED = frozenset({"column", "names"})  # the detectors that find names besides the one for running text
BARE = 2  # characters of 编号, of which every file has one; more say of what it is
SERIALS_SINCE = "2000"
CONCEALED = frozenset({"hidden", "deleted"})


def judge(match: Match, around: Surroundings) -> Judged | None:
    """The finding, or None if the candidate is none."""
    if match.rule.detect.kind == "bound" or (match.rule.type == "person-name" and match.rule.detect.kind in NAMED):
        return judge_name(match, around)
    rule, at = match.rule, id(match.source)
    found = around.contexts.of(match)
    grid = around.grids.get(at)
    if rule.type == "bank-account" and not found.label and _is_paid(match, around):
        found = Context(rule.context.columns[0], exempt=found.exempt, person=True, content=True)
    elif found.lowered and _is_serial(match, found):
        found = found._replace(exempt=found.lowered)
    if found.exempt and (shows_somebody(match, found.exempt) or _is_card(match, found)):
        found = found._replace(exempt="")
    if _dismissed(match, found, grid):
        return None
    nobodys = rule.context.person and not found.person and not _of_a_person(match, around)
    nobodys &= not (rule.context.labelled and (found.label or _is_lived_in(match)))
    nobodys |= rule.context.person and rule.type == "address" and _in_office(match, grid)
    nobodys |= _shown_by_duty(match, around)
    owned = organisations.owns(match, grid, around.personal.get(at, ()))
    severity = Severity.MEDIUM if _is_at_home(match, grid, around) or _is_ones_own(match, around) else rule.severity
    if severity is Severity.INFO and rule.type == "address" and _is_home(match, found, around):
        severity = Severity.HIGH
    role, checked = match.role, _is_checked(match)
    key = rule.id, match.verdict, match.loose, match.reasons, at, role, checked, found, nobodys, owned, severity
    meaning = around.meanings.get(key)
    if meaning is None:  # a column says the same of very many values
        meaning = around.meanings[key] = _meaning(match, severity, found, role, checked, nobodys, owned, around)
    return Judged(whole(match) if rule.type == "address" else match, *meaning)


def _is_paid(match: Match, around: Surroundings) -> bool:
    """Whether a number is an account though no label is near: a line of a list of payments, or of persons."""
    return (around.pays and is_payment(match)) or (around.private and is_of_entry(match))


def _is_card(match: Match, found: Context) -> bool:
    """Whether an account is a bank card, which no office has, though 保证金 or 供应商 stands near: 银行卡6217…"""
    if match.rule.type != "bank-account" or found.exempt in SAYING or match.verdict is not Verdict.CONFIRMED:
        return False
    before = text_at(match.source, match.cell)[: match.span.start]
    return bool(_CARD.search(squeeze(before[-SELF:])))


def _is_at_home(match: Match, grid: Grid | None, around: Surroundings) -> bool:
    """Whether a mailbox or a fixed line, which may be an office's, is of somebody private whom a list names."""
    if match.rule.type not in CONTACTS or grid is None or match.cell is None or grid.header.form or not around.private:
        return False
    head, kind = grid.header.text(match.cell[1]), around.types[id(match.source)]
    if not _REACHED.search(head) or in_office(head) or _AT_WORK.search(head) or (kind and kind.names == "info"):
        return False
    return match.cell[0] in around.personal[id(match.source)] and not holds_office(match, grid)


def _is_home(match: Match, found: Context, around: Surroundings) -> bool:
    """Whether an address that may be an office's is somebody's home: 住凤凰镇中街66号, 张秀英（失独，广场东巷7号）."""
    if _SHOP.match(squeeze(text_at(match.source, match.cell)[match.span.end :][:SELF])):
        return False
    return bool(found.label) or _is_lived_in(match) or beside_identity(match) or _named_beside(match, around)


def _is_ones_own(match: Match, around: Surroundings) -> bool:
    """Whether a mailbox is of somebody private whom the sentence names, or whose identity number its line has."""
    return match.rule.type == "email" and (_named_beside(match, around) or beside_identity(match))


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
    """What a candidate means that is one. ``nobodys``, shown by duty or ``owned`` by an organisation, it asks for
    nothing.
    """
    kind = match.rule.kind
    if match.verdict is Verdict.REJECTED:
        kind = "review"
    state: State = "new"
    if found.exempt or nobodys or owned:
        severity, state = Severity.INFO, "exempt"
    elif severity is Severity.MEDIUM and (_in_roster(match, around) or role in CONCEALED):
        severity = Severity.HIGH
    reasons = _reasons(match, found, role, checked, state, around)
    if owned:
        reasons = (*match.reasons, said("reason.organisation"))
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
    return kind is not None and match.rule.type in kind.exempt and not _is_of_family(match)


def _is_of_family(match: Match) -> bool:
    """Whether a telephone or an address is of somebody's family or home, whatever the list is: 紧急联系人（妻）电话…"""
    text, span = text_at(match.source, match.cell), match.span
    return _is_lived_in(match) or bool(_FAMILY.search(squeeze(text[max(0, span.start - SELF) : span.start])))


def _of_a_person(match: Match, around: Surroundings) -> bool:
    """Whether the document makes a value a person's though nobody is named beside it: an account in a personal form."""
    rule = match.rule
    private = around.private and (rule.detect.view == "number" or rule.context.labelled or _of_oneself(match))
    told = organisations.holder_is_person(match) or _named_beside(match, around)
    return private or _in_roster(match, around) or told


def _is_lived_in(match: Match) -> bool:
    """Whether a word right before an address says that it is somebody's: 住水岸明珠9-1-1803."""
    text, span = text_at(match.source, match.cell), match.span
    before = squeeze(text[max(0, span.start - 6) : span.start]).strip("*_`“")
    return "住" in before[-2:] and not text.startswith("所", span.start)  # 住所地, as firms have one


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
    personal = around.personal[id(match.source)]
    numbered = match.cell is not None and match.cell[0] in personal
    return grid.names_persons or numbered or len(personal) > MOST * len(grid.table.rows)


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
        reasons.append(said(f"reason.{match.verdict.value}"))
    if found.content:
        reasons.append(said("reason.content"))
    elif found.label:
        reasons.append(said("reason.column" if found.column else "reason.label", word=found.label))
    if found.lowered:
        reasons.append(said("reason.lowered", word=found.lowered))
    if found.exempt:
        reasons.append(said("reason.exempt", word=found.exempt))
    elif state == "exempt":
        reasons.append(said("reason.list", list=kind.id) if kind else said("reason.no-person"))
    if role in CONCEALED:
        reasons.append(said("reason.concealed"))
    if kind and _in_roster(match, around):
        reasons.append(said("reason.list", list=kind.id))
    return tuple(reasons) or (said("reason.pattern"),)


def _in_office(match: Match, grid: Grid | None) -> bool:
    """Whether the row of a cell is about somebody in office: under 通讯地址 it gives the office's."""
    return grid is not None and match.cell is not None and holds_office(match, grid)
