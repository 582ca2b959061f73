"""Where a name ends that begins somewhere: what may follow names, what only follows names, what is rather a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from redactscan.detectors.persons import looks_like_name
from redactscan.detectors.persons import surnames_in_sentences as surnames
from redactscan.detectors.vocabulary import HAN, RARELY_COMPOUND, given, roles, word_begins
from redactscan.hints import TYPE_CHECKING
from redactscan.text import regex
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from redactscan.detectors.tokenizer import Entry


class Named(NamedTuple):
    """A name at ``start:end``; ``sure`` if what stands around it leaves no doubt where it ends."""

    start: int
    end: int
    sure: bool


class Around(NamedTuple):
    """Where in a text something announces a name, where a word can only begin, where something is told of somebody."""

    announced: frozenset[int]
    edges: frozenset[int]
    told: frozenset[int]


# What is said right behind a name and hardly behind anything else.
_PERSONAL = (
    r"[,(]?(?:男|女)(?:[,.;:)(、性]|汉族|$)|[,(](?:现年|今年)?[0-9一二三四五六七八九十百]{1,4}多?岁|,[他她]|[,(]?(?:身份证|公民身份|证件号)|[,(](?:现?[家居]?住|户籍|系)|"
    r"患|身患|因[病患残伤故车交意]|系(?!统|列)|家(?![长具电乐畜禽业务园政教访规风谱宴])|一家|全家|夫妇|夫妻|老人|同志|先生|女士|同学(?![们会录间])|小朋友(?!们)|大[爷娘妈]|等[0-9一二三四五六七八九十两几]|今年[0-9一二三四五六七八九十]|现年|生前|"
    r"户(?:[,:;。.、(]|$)|[(](?:低保|五保|特困|贫困|脱贫|监测|残疾|一级|二级|三级|四级|已故|患)"
)

_SURNAMED = (
    r"(?:先生|女士|小姐|同志|老师|师傅|妈妈|爸爸|奶奶|爷爷|大[爷妈娘叔伯姐哥嫂婶夫]|阿[姨妈爸]|婆婆|公公|老[人汉太]|[姓氏家某婶嫂姐哥婆姨叔伯爷奶]|"
    r"总|工|局|处|科|书记|主任|主席|[村镇乡县区市局处科股所站院校园馆场厂队班团会]长|医生|律师|教授|老板|经理|[警法]官|检察官)"
)

# Third characters that are rather the next word than the end of a name: 王芳因病.
NEXT_WORD = frozenset(
    "因患系的被与及称说住在于是已也就把将等向对从给让为曾现今去但却而且并或由以所该此其他她它们你我这那男女岁犯诉涉帮到讲说问答"
)

GOES_ON = frozenset("则帮讲说到问答找把将")  # what no name ends with, though the tagger reads it so

PLACE = regex.compile(
    rf"(?![系是在住为到来回该本我])(?:{HAN}{{0,2}}(?:村|镇|乡|县|市|区|路|街|巷|屯|庄|寨|小学|中学|大学|公司|集团|医院|饭店|餐馆|超市|"
    r"商店|药店|门市部|经营部|合作社|社区|小区|水库|桥|河|湖|山|塘|湾))"
)

AROUND = 8  # characters with which a name is cut

SHORT, LONG = 2, 4  # characters of Chinese names

COUNTED = frozenset("时万元平成年户米公单计方")  # 21时许

_NOT_LAST = frozenset("村镇乡县市区州省局组队社厂店部院校会处所站路街寨屯庄坡湾沟岭河湖库法度性量率费款类种型号")

_GIVEN = regex.compile(rf"{HAN}{{1,2}}")

_PEOPLE = (
    "[,(](?:[汉回藏彝壮苗满傣侗瑶白羌畲黎怒]|维吾尔|哈萨克|蒙古|朝鲜|布依|土家|哈尼|傈僳|纳西|景颇|拉祜|柯尔克孜|锡伯|"
    "塔吉克|仡佬|布朗|东乡|撒拉|达斡尔)族"
)

STATED = regex.compile(
    rf"{_PEOPLE}|[,(](?:[男女](?![儿婿友孩童士子生朋])|[0-9]{{1,3}}岁|身份证|公民|(?:肢体|精神|智力|视力|听力|言语|多重)[一二三四1-4残])|"
    "身?患(?!者|儿|病|处|难)|因[病残](?!致|而|返)|系[^统列]"
)

SURNAME_ONLY = regex.compile(_SURNAMED)

# What hardly ends a name before what it begins: 路遥有|神经衰弱, 王鑫经|送医, 周强同|户.
_VERBAL = (
    "[蹲闹](?=[一-龥])|用(?=[一-龥]{2})|"
    "同(?=[户住村]|意)|原(?=[在系住有是])|先(?=[开后是说走])|代(?=[领办签缴交])|才(?=[读能有知满]|上(?![月周个旬午次]))|看(?=[,。到见着了不])|(?<![老小阿])三(?=[家户人])"
)
CLINGS = regex.compile(
    f"有(?=[一-龥])(?![靠因于在与和说又已被从自])|[没得已被因也都还又无称且](?=[一-龥])|关(?=系)|经(?=送|抢|医|诊|鉴|查|法|民|调|劝)|时(?=,)|{_VERBAL}"
)
_CLINGING = regex.compile(_VERBAL)

_OF_KIN = regex.compile("之[妻夫父母子女兄弟姐妹孙]")

_WORD = regex.compile(rf"{HAN}|[·*]")


@cache
def family_name() -> regex.Pattern[str]:
    """What a name begins with: its family name, in the group ``compound`` a double one."""
    singles, compounds = surnames()
    compounds -= RARELY_COMPOUND
    return regex.compile(f"(?P<compound>{'|'.join(sorted(compounds))})|[{''.join(sorted(singles))}]")


@cache
def double_name() -> regex.Pattern[str]:
    """A double family name, wherever it stands; those left out that are words as a rule."""
    _, compounds = surnames()
    return regex.compile("|".join(sorted(compounds - RARELY_COMPOUND)))


def fitting(text: str, at: int, around: Around) -> dict[int, int]:
    """Where a name that begins at ``at`` may end, each with how well what follows it follows a name: 1 to 4."""
    family = family_name().match(text, at)
    fits: dict[int, int] = {}
    for end in (family.end() + 1, family.end() + 2) if family else ():
        if len(text) < end or not _GIVEN.fullmatch(text, family.end(), end):
            break
        joins = text[end - 1] == "和" and not is_word(text[at:end]) and not ends_at(text, end)
        if joins or text[end - 1 : end + 1] == "一家" or _OF_KIN.match(text, end - 1):
            continue  # 家庭成员和因病致贫患者; 王芳一家; 丛林之妻
        if end > family.end() + 1 and ((text[end - 1] in GOES_ON and fits) or _CLINGING.match(text, end - 1)):
            continue  # 丈夫牟强讲, 儿子沈聪看
        if (
            end in around.told
            or tells().match(text, end)
            or (text[end : end + 1] in (":", "(") and end + 1 in around.told)
        ):
            fits[end] = 4
        elif ends_at(text, end):
            fits[end] = 3
        elif end == family.end() + 1 and text[end : end + 1] in GOES_ON and not is_word(text[at:end]):
            fits[end] = 2
        elif follows := follows_at(text, end):
            fits[end] = min(2, follows)
    whole = family.end() + 2 if family else 0
    if not fits and at in around.announced and (cut_out(text, at, whole) or stands_out(text, at, whole)):
        fits[whole] = 1
    return fits


def cut_out(text: str, start: int, end: int) -> bool:
    """Whether jieba cuts three characters out of a text as one word, as which it does not know them: a name."""
    name = text[start:end]
    if len(name) <= SHORT or _entry(name):
        return False
    from redactscan.detectors.tokenizer import may_part

    return may_part(name) and (start, end) in _words(text, start, end)


def cuts_at(text: str, at: int) -> bool:
    """Whether jieba begins a word there."""
    return any(start == at for start, _ in _words(text, at, at))


def stands_out(text: str, start: int, end: int) -> bool:
    """Whether words end on both sides of three characters, of which names are made and which jieba does not know."""
    given = _GIVEN.fullmatch(text, end - 2, end) and is_usual(text[end - 2 : end])
    if end - start <= SHORT or not given or _entry(text[start:end]):
        return False
    words = _words(text, start, end)
    return {start, end} <= {at for word in words for at in word} and (start, start + 2) not in words


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the words into which jieba cuts a stretch of a text and what is around it."""
    from redactscan.detectors.tokenizer import tokens

    first = max(0, start - AROUND)
    return [(first + one.start, first + one.end) for one in tokens(text[first : end + AROUND])]


def _entry(word: str) -> Entry | None:
    from redactscan.detectors.tokenizer import entry  # a text that may name nobody asks for no word

    return entry(word)


def is_word(text: str) -> bool:
    """Whether jieba's dictionary has it as anything but a person's name."""
    known = _entry(text)
    return known is not None and not known.tag.startswith("nr")


def reads_as_name(text: str) -> bool:
    """Whether a text that stands alone has the shape of a whole name and is no word.

    >>> [reads_as_name(text) for text in ("王秀兰", "程度", "合计")]
    [True, False, False]
    """
    return looks_like_name(text) and not is_word(text)


def is_known_name(text: str) -> bool:
    """Whether jieba's dictionary has it as a person's name: 高明."""
    known = _entry(text)
    return known is not None and known.tag.startswith("nr")


def is_usual(name: str) -> bool:
    """Whether a given name is made of what they are made of, or of characters so rare that they are met in no word."""
    return all(char in given() or not "一" <= char <= "鿿" for char in name)


@cache
def tells() -> regex.Pattern[str]:
    """What is said right behind a name and hardly behind anything else."""
    return regex.compile(rf"{_PERSONAL}|的?(?:{roles()['kin']})|之[妻夫父母子女兄弟姐妹]")


def ends_at(text: str, at: int) -> bool:
    """Whether no word goes on at ``at``."""
    return not _WORD.match(text, at)


def follows_at(text: str, at: int) -> int:
    """How many characters of what may follow a name stand at ``at``."""
    found = _followers().match(text, at)
    return found.end() - at if found else 0


@cache
def _followers() -> re.Pattern[str]:
    words = roles()
    return re.compile(f"{words['followers']}|{words['says']}|{words['verbs']}")


def likeness_of(text: str, start: int, end: int) -> int:
    """Whether a word that stands alone has the shape of a name: 2 if it is no ordinary word besides."""
    family = family_name().match(text, start)
    if not family or not family.end() < end <= min(len(text), family.end() + 2):
        return 0
    if SURNAME_ONLY.fullmatch(text, family.end(), end):
        return 0
    if any(char in NEXT_WORD for char in text[family.end() : end]) or text[end - 1] in _NOT_LAST:
        return 0
    usual = is_usual(text[family.end() : end])
    return usual + (usual and (family["compound"] is not None or not word_begins(text, start)))


def settled(text: str, rules: Mapping[str, Sequence[Named]]) -> list[Named]:
    """Of what rules find, in order, what none touches that is surer; the longest of those with dots."""
    found = [one for names in rules.values() for one in names]
    kept: list[Named] = []
    places: set[int] = set()
    for one in sorted(found, key=lambda n: (-(n.end - n.start) if "·" in text[n.start : n.end] else 0, not n.sure)):
        if places.isdisjoint(range(one.start, one.end)):
            kept.append(one)
            places.update(range(one.start, one.end))
    return sorted(kept)
