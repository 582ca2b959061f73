"""What a name means where it stands: somebody of a private list, somebody in office, or no name at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set

from redactscan.assess import cases, organisations
from redactscan.assess.grid import Grid
from redactscan.assess.judged import BOUND, Judged, State, Surroundings, said
from redactscan.assess.roster import ListType
from redactscan.detectors.headers import is_header
from redactscan.detectors.persons import in_office, looks_like_name, looks_masked
from redactscan.model import Match, Message, Passage, Severity, Table
from redactscan.text import regex
from redactscan.text.view import squeeze

MOST = 0.5  # share of rows with a person's numbers that makes the others personal, too
ROOM = 16  # characters of two names, or one and an office
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
BODILY = frozenset({"health", "disability", "fertility"})  # what no list is published to tell
_KIN = regex.compile("紧急联系人|家属|配偶|家庭成员")
_SPENT = regex.compile("摘要|用途|款项|(?:支出|付款)(?:内容|项目|明细)")
_OFFICE = regex.compile("[长员]$|书记|主任|干部|科员|主席|委员|常委")


def judge_name(match: Match, around: Surroundings) -> Judged | None:
    """The finding that a name is, or None if it is none."""
    if match.rule.detect.kind == "column":
        return _judge_listed(match, around)
    if match.rule.detect.kind == "names":
        return _judge_labelled(match, around)
    return _judge_bound(match, around)


def _judge_listed(match: Match, around: Surroundings) -> Judged | None:
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
    told: Set[str] = around.told.get((id(match.source), match.cell[0]), frozenset())
    kin = personal and _is_kin(match, around)
    if word := around.grids[id(match.source)].sample(match.cell[0]):
        severity, reason = Severity.INFO, said("reason.exempt", word=word)
    elif cases.concealed(match.source.rows[match.cell[0]], around.grids[id(match.source)].header.texts):
        severity, reason = Severity.HIGH, said("reason.family-case")
    elif not told and _serves(match, around.grids[id(match.source)]):
        severity, reason = Severity.INFO, said("reason.bound-office")
    elif (
        kind is not None
        and not kin
        and not (kind.names == "info" and (told & _untold(kind) or _is_form(match, around)))
    ):
        severity = Severity[kind.names.upper()]
        reason = said("reason.list", list=kind.id)
    elif personal and not kin and holds_office(match, around.grids[id(match.source)]):
        severity, reason = Severity.INFO, said("reason.bound-office")
    elif personal and not told:
        severity, reason = match.rule.severity, said("reason.same-row")
    elif told:
        severity, reason = match.rule.severity, said("reason.told-row")
    else:
        severity, reason = Severity.INFO, said("reason.unknown-list")
    state: State = "exempt" if severity is Severity.INFO else "new"
    return Judged(match, severity, match.rule.kind, state, 0.95 if kind or personal else 0.7, (reason,))


def _is_form(match: Match, around: Surroundings) -> bool:
    """Whether it is somebody's form, with an identity number: no list of those who apply is one."""
    return around.private and around.grids[id(match.source)].header.form


def _untold(kind: ListType) -> Set[str]:
    """What a list is not published to tell of those whom it names."""
    return BODILY | {"address"} if kind.id == "contact-list" else BODILY


def _is_kin(match: Match, around: Surroundings) -> bool:
    """Whether a list whose own names tell nothing, such as one of colleagues, names somebody's family in a column."""
    source, kind = match.source, around.types[id(match.source)]
    head = around.grids[id(source)].header.text(match.cell[1]) if match.cell else ""
    return kind is not None and kind.names == "info" and bool(_KIN.search(head))


def holds_office(match: Match, grid: Grid) -> bool:
    """Whether the row tells of the office that a person on an unknown list holds: 庄墓河, 王建国, 副县长."""
    row, index = (match.source.rows, match.cell[0]) if isinstance(match.source, Table) and match.cell else ((), 0)
    return any(
        "职务" in grid.header.text(column) and bool(_OFFICE.search(squeeze(text)))
        for column, text in enumerate(row[index] if row else ())
    )


def _serves(match: Match, grid: Grid) -> bool:
    """Whether a list says in which office and room somebody sits, whatever the lines above tell of: 局长, 办公电话."""
    return any("办公" in text or "分管" in text for text in grid.header.texts) and holds_office(match, grid)


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
    headed = bool(grid and match.cell and in_office(grid.header.text(match.cell[1])))
    if match.evidence == "office" or (headed and match.evidence != "kin"):
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (Message.of("reason.bound-office"),))
    source = match.source
    numbers = around.numbers.get(id(source), ())
    near = bisect_left(numbers, match.span.start - BOUND) < bisect_right(numbers, match.span.start + BOUND)
    kind = around.types.get(id(source)) or around.kind
    severity: Severity = match.rule.severity
    if kind and kind.names != "info":
        severity, reason = Severity[kind.names.upper()], Message.of("reason.list", list=kind.id)
    elif near or (match.cell and match.cell[0] in around.personal.get(id(source), ())):
        reason = Message.of("reason.same-clause")
    else:
        severity, reason = Severity.INFO, Message.of("reason.unbound")
    state: State = "exempt" if severity is Severity.INFO else "new"
    return Judged(match, severity, match.rule.kind, state, 0.8, (reason,))


def _fills(match: Match, cell: tuple[int, int]) -> bool:
    """Whether a cell has room for hardly more than a name: 胡晓东（村副主任）."""
    return isinstance(match.source, Table) and len(squeeze(match.source.rows[cell[0]][cell[1]])) <= ROOM


def _heads(table: Passage | Table, grid: Grid, cell: tuple[int, int]) -> bool:
    """Whether a cell is the head of a column, beside others: 惠农卡账号, 应发."""
    if not isinstance(table, Table) or cell[0] >= grid.header.rows:
        return False
    heads = [is_header(text) for each in table.rows[cell[0]] if (text := squeeze(each))]
    return 2 * sum(heads) >= max(4, len(heads))


def _is_paid_for(match: Match, head: str) -> bool:
    """Whether a line of accounts says what was paid for, not whom: 付|茶园春季复合肥."""
    return bool(_SPENT.search(head)) and match.span.start == 0 and match.canonical.reveal().startswith("付")


def _judge_bound(match: Match, around: Surroundings) -> Judged | None:
    """A person in running text: the detector has weighed what is told of whom, the rule what it means."""
    if around.court and match.rule.slug in cases.PARTIES:
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (said("reason.court-party"),))
    if around.notice and match.rule.slug in around.notice.tells:
        told = said("reason.list", list=around.notice.id)
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (told,))
    grid = around.grids.get(id(match.source))
    if grid and match.cell and _heads(match.source, grid, match.cell):
        return None
    if grid and match.cell and _is_paid_for(match, grid.header.text(match.cell[1])):
        return None
    if grid and match.cell and in_office(grid.header.text(match.cell[1])) and _fills(match, match.cell):
        return Judged(match, Severity.INFO, match.rule.kind, "exempt", 0.8, (said("reason.bound-office"),))
    reason = Message.of(f"reason.bound-{match.evidence}")
    return Judged(match, match.rule.severity, match.rule.kind, "new", SURE.get(match.evidence, 0.6), (reason,))
