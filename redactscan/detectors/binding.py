"""Which of the persons in a sentence a sensitive fact is about. A name alone, however private, says nothing of anybody.

The nearer, the surer: a word that calls somebody a patient stands right before the name, what befell somebody right
behind it; what is said later in the sentence is said of whom it named last. Officials are what sentences are mostly
about, and only what is said right behind their names is said of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from redactscan.detectors.offices import Office, called_kin, called_private, offices
from redactscan.detectors.vocabulary import REIGNS, figures, roles
from redactscan.text import regex
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.detectors.prose import Person

FAR = 90  # characters between a name and what a sentence says later of the person
EARLY = 40  # characters between what a sentence begins with and the name
WEAK = frozenset({"clause", "sentence", "series"})
"""Bonds that office elsewhere in the document undoes."""

PLAIN = frozenset({"said", "called"})
"""Bonds that leave no doubt of whom something is told."""

T = TypeVar("T")

# What may stand between the name and a word for somebody's situation.
_FROM_NAME = regex.compile(
    r"(?:同志|老人|先生|女士|大[爷娘妈]|患有?|[身罹]患|被?(?:查出|确诊|诊断)[为出患]?|检查出|得了|得的是|家庭?|户|一家|夫妇|等人?|等[0-9一二三四五六七八九十两几]+[户名人位]|本人|自己|[,():为是系属因被已曾由于为经的长年多您你好]|"
    r"[男女][,、]?|[双左右]|出现|突发|发生|[0-9]{1,4}[岁年月日]?|今年|去年|现|身|[有无]|近日|不幸|不慎|突然|意外|汉族|退休后|生前|其|该户|属于|家中|申请|享受|纳入|领取|获得?|获批){0,6}"
)
_OF_OFFICIAL = regex.compile(
    r"(?:同志|[,因于被已曾由(]|[0-9]{1,4}[年月日]?|今年|去年|前年|近日|日前|身|不幸|突然|退休后|任职期间|在职期间|在岗位上|在任上|生前|本人|自己|积劳成疾|劳累过度|[^,;:。患]{0,8}(?:途中|路上)|[值上]班时|[双左右]|遭遇?|车祸|工伤|[一二三四五六七八九十]{1,3}岁时?|对[^,;:。]{1,10}[未不][^,;:。]{1,8}){0,6}"
)
_REPORTS = regex.compile("反映|投诉|举报|信访|咨询")  # what officials do as well
_POST = regex.compile(
    r"\p{Han}{0,10}(?:中心|医院|学校|科室?|局|办|会|站|所|室|院|队)\p{Han}{0,6}(?:主任|[站院校科会局所队股庭室]长|书记|医[生师]|护士|教师|干事)"
)
_MOURNED = regex.compile("逝世|讣告|享年|遗体告别|吊唁")  # an obituary is public
_RECIPIENT = regex.backwards(r"(?:向|找|请|联系|由|给|跟)[^,;。]{0,14}$")
_CLAUSE = regex.compile(r"[,;:。.!?！？；]")
_CONTINUES = regex.compile(
    r"(?:[0-9]{1,2}[.、)])?(?:可是?|但是?|而|不过|然而|只是|如今|后来|当时|原来|因为|虽然|自从|那时)?(?:您|你|他|她|其|该[户生家]|本人|自己|老人|家属|亲属|患者家属|老两口|家[中里庭]|全家|一家|夫妻|夫妇|妻子?|丈夫|儿子?|女儿?|父[亲母]|母亲|孩子|因|由于|去年|今年|前年|近年|[0-9]{4}年|目前|现|且|同时|另外?|此外|后|经|医[生院]|确诊|患|由|为减轻|为解决|给予|拟|多年|长期|[0-9]+岁|自幼|从小|早年|平时|日常|每月|每年|一场|突如其来|治疗|住院|家境|生活)"
)
_HISTORY = regex.compile(
    r"[唐宋元明清汉晋秦]朝|[唐宋元明清汉晋秦隋魏]代|春秋时期|战国时期|民国|抗日战争|红军|八路军|新四军|解放战争|辛亥革命|五四运动|故居|纪念馆|"
    rf"诗人|作家|画家|文学家|书法家|科学家|思想家|教育家|公元|{REIGNS}|同治年|清末|民初|小说|话剧|剧中|戏里|主人公|主角|男一号|女一号|饰演|电视剧|电影《|剧本|\[[JMDCNRSP]\]|参考文献"
)
_ROW = regex.compile(r"(?:[(][^()]{0,20}[)]|[)])?(?:[、,;]|[和及与诉]|以及){1,2}(?:[0-9]{1,2}[.、])?")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A sensitive fact at ``start:end`` of a reading; ``grave`` if it may be told even of an official.

    ``doubtful`` if its clause is about a policy or a lecture: then it is about nobody but whom it stands right beside.
    """

    what: T
    start: int
    end: int
    grave: bool
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Bound(Generic[T]):
    """A person and the facts that are about this person, each with how: the last part of a reason's key.

    ``private`` if a word beside the name calls the person a villager, a patient, somebody's wife; ``listed`` if the
    name stands in a row with others.
    """

    person: Person
    office: Office
    private: bool
    facts: dict[T, str]
    listed: bool


def bind(
    text: str,
    people: Sequence[Person],
    facts: Sequence[Fact[T]],
    known: Mapping[str, Collection[T]] | None = None,
    private: Collection[str] = (),
) -> list[Bound[T]]:
    """The persons of a reading with the facts about each. Of persons of history nothing is said, so there are none.

    ``known`` are the facts that are told elsewhere of the persons of a name, ``private`` the names of those whom a word
    calls private elsewhere.
    """
    people = [one for n, one in enumerate(people) if not _is_figure(text, one) or _is_listed(text, people, n)]
    if not people or _is_history(text, people):
        return []
    held = offices(text, people, private)
    told: list[dict[T, str]] = [{} for _ in people]
    for fact in facts:
        for n, how in _about(text, people, held, fact):
            told[n].setdefault(fact.what, how)
    for n, person in enumerate(people):
        if not told[n] and held[n] < Office.TASKED and person.full:
            told[n] |= dict.fromkeys((known or {}).get(person.name(text), ()), "again")
    listed = [_is_listed(text, people, n) for n in range(len(people))]
    for group in _groups(text, people, held):
        labelled = {what for n in group for what, how in told[n].items() if how == "called"}
        shared = {what: "called" if what in labelled else "series" for n in group for what in told[n]}
        for n in group:
            told[n] = shared if set(told[n].values()) <= {"again"} else told[n]
    called = [called_private(text, person) for person in people]
    return [Bound(*one) for one in zip(people, held, called, told, listed, strict=True)]


def _is_figure(text: str, person: Person) -> bool:
    """Whether it is someone known to all; 患者于敏 is not."""
    return person.name(text) in figures() and not called_private(text, person)


def _is_history(text: str, people: Sequence[Person]) -> bool:
    """Whether a sentence is about history, which a name such as 纪红军 does not make it."""
    words = (found.span() for found in _HISTORY.finditer(text))
    return any(not any(start < one.end and one.start < end for one in people) for start, end in words)


def continues(text: str) -> bool:
    """Whether a sentence goes on about whom the sentence before it named."""
    return bool(_CONTINUES.match(text))


def _about(text: str, people: Sequence[Person], held: Sequence[Office], fact: Fact[T]) -> Iterator[tuple[int, str]]:
    """The person that a fact is about, if it is about one: the nearest that it can be about."""
    after = bisect_left(people, fact.end, key=attrgetter("start"))
    until = bisect_right(people, fact.start, key=attrgetter("end"))
    if until < after:  # it lies on a name
        return
    behind = after if after < len(people) else None
    before = until - 1 if until else None
    if behind is not None and _into_name().fullmatch(text, fact.end, people[behind].start):
        yield behind, "called"
        return
    if before is not None:
        private = not held[before] or text[people[before].end : fact.start] == "("
        if private and _FROM_NAME.fullmatch(text, people[before].end, fact.start):
            # 李明:去年孕产妇… is what an official says, 王秀兰:患尿毒症 is said of nobody in office
            speaks = text[people[before].end] == ":"
            yield before, "office-but" if held[before] else "clause" if speaks else "said"
            return
        if held[before] and fact.grave and _of_official(text, people[before], fact):
            yield before, "office-but"
            return
    if fact.doubtful:
        return
    last = next((n for n in reversed(range(until)) if not held[n]), None)
    if last is not None and fact.start - people[last].end <= FAR:
        between = text[people[last].end : fact.start]
        yield last, "sentence" if _CLAUSE.search(between) else "clause"
        return
    if behind is not None and not held[behind] and people[behind].start - fact.end <= EARLY:
        yield behind, "clause" if not _CLAUSE.search(text, fact.end, people[behind].start) else "sentence"


def _of_official(text: str, person: Person, fact: Fact[T]) -> bool:
    """Whether something grave is told of somebody in office; to report 向民政办张伟 is no fact of his."""
    if _REPORTS.match(text, fact.start) or _MOURNED.search(text, fact.end, fact.end + FAR):
        return False
    if _POST.match(text, fact.end):  # 陶勇,残疾军人康复中心主任
        return False
    return not _RECIPIENT.search(text, 0, person.start) and bool(_OF_OFFICIAL.fullmatch(text, person.end, fact.start))


@cache
def _into_name() -> regex.Pattern[str]:
    """What may stand between a word for somebody's situation and the name."""
    words = roles()
    return regex.compile(
        rf"(?:的|家庭|家属|人员|对象|供养|待遇|人口|成员|人|者|户|儿童|孤儿|老人|群众|学生|患者|病人|患儿|妇女|男子|女子|居民|村民|职工|党员|名单|"
        rf"[一二三四]级|[男女](?:孩|童|子|性)?|已死亡的?|[0-9一二三四五六七八九十百]{{1,4}}[余多]?[人名户例位个]|,?(?:分别|依次)|如下|包括|[:为是“\"(有了]){{0,5}}|的(?:{words['titles']}|{words['private']})"
    )


def _groups(text: str, people: Sequence[Person], held: Sequence[Office]) -> Iterator[list[int]]:
    """Persons of whom the same is said: in a row, or of one household."""
    group: list[int] = []
    for n, person in enumerate(people):
        if held[n] > Office.SPEAKS:
            continue
        if group and not (_in_row(text, people[group[-1]], person) or called_kin(text, person)):
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def _is_listed(text: str, people: Sequence[Person], n: int) -> bool:
    pairs = zip(people[max(0, n - 1) : n + 1], people[max(0, n - 1) + 1 : n + 2], strict=False)
    return any(text[one.end : other.start] == "、" for one, other in pairs)


def _in_row(text: str, one: Person, other: Person) -> bool:
    return bool(_ROW.fullmatch(text, one.end, other.start))
