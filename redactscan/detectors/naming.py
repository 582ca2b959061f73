"""Names in running text by rule: where a name stands behind what announces one, or before what only follows one.

It finds what a tagger trained on news misses: names that are words (高峰, 文静), names in lists, compound family names,
names written with dots or masked. Without a tagger it is all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from redactscan.detectors import tokenizer
from redactscan.detectors.persons import surnames
from redactscan.detectors.vocabulary import HAN, RARELY_COMPOUND, given, roles, seldom, transcribed, word_begins


class Named(NamedTuple):
    """A name at ``start:end``; ``sure`` if what stands around it leaves no doubt where it ends."""

    start: int
    end: int
    sure: bool


# What is said right behind a name and hardly behind anything else.
_PERSONAL = (
    r"[,(]?(?:男|女)(?:[,.;:)(、性]|汉族|$)|[,(](?:现年|今年)?[0-9]{1,3}岁|[,(]?(?:身份证|公民身份|证件号)|[,(](?:现?[家居]?住|户籍|系)|"
    r"患|身患|因[病患残伤故车交意]|系(?!统|列)|家(?![长具电乐畜禽业务园政教访规风谱宴])|一家|全家|夫妇|夫妻|老人|同志|先生|女士|大[爷娘妈]|等[0-9一二三四五六七八九十两几]|今年[0-9]|现年|生前|"
    r"户(?:[,:;。.、(]|$)|[(](?:低保|五保|特困|贫困|脱贫|监测|残疾|一级|二级|三级|四级|已故|患)"
)
_SURNAMED = (
    r"(?:先生|女士|小姐|同志|老师|师傅|大[爷妈娘叔伯姐哥嫂婶]|阿姨|老[人汉太]|[姓氏家某婶嫂姐哥婆姨叔伯爷奶]|总|工|局|处|科|书记|主任|医生|律师)"
)
# Third characters that are rather the next word than the end of a name: 王芳因病.
_NEXT_WORD = frozenset(
    "因患系的被与及称说住在于是已也就把将等向对从给让为曾现今去但却而且并或由以所该此其他她它们你我这那男女岁犯诉涉"
)
_PLACE = regex.compile(
    rf"(?:{HAN}{{0,2}}(?:村|镇|乡|县|市|区|路|街|巷|屯|庄|寨|小学|中学|大学|公司|集团|医院|饭店|餐馆|超市|商店|药店|门市部|经营部|合作社|社区|小区|水库|桥|河|湖|山|塘|湾))"
)
MASKED = regex.compile(r"[*某○●□■×]")
CLEAR = 2  # names in a row that vouch for each other
UNDOTTED = 4  # characters of a minority name without a dot, at least


def named(text: str, tagged: Sequence[tuple[int, int]] = (), facts: Sequence[tuple[int, int]] = ()) -> list[Named]:
    """The names that rules find in a reading, in order; none touch.

    ``tagged`` are spans known to be names. ``facts`` are what is told of persons: names stand right before and behind.

    >>> [text[n.start : n.end] for text in ["低保户高峰,男,58岁", "孤儿阿依古丽·买买提和张*三"] for n in named(text)]
    ['高峰', '阿依古丽·买买提', '张*三']
    """
    around = _Around(
        frozenset(found.end() for found in _announcing().finditer(text, overlapped=True)),
        frozenset(found.end() for found in _EDGE.finditer(text)) | {end for _, end in facts},
        frozenset(start for start, _ in facts),
    )
    found = [
        *_dotted(text, around),
        *_undotted(text, around),
        *_masked(text),
        *_placed(text, around),
        *_series(text, around, tagged),
        *_adjusted(text, around, tagged),
        *_unknown(text),
    ]
    kept: list[Named] = []
    for one in sorted(found, key=lambda n: (-(n.end - n.start) if "·" in text[n.start : n.end] else 0, not n.sure)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept)


class _Around(NamedTuple):
    """Where in a text something announces a name, where a word can only begin, where something is told of somebody."""

    announced: frozenset[int]
    edges: frozenset[int]
    told: frozenset[int]


def _dotted(text: str, around: _Around) -> Iterator[Named]:
    """低保户阿依古丽·买买提: the name begins behind what announces it, or where only transcription follows."""
    _, characters = transcribed()
    for found in _DOTS.finditer(text):
        start, end = found.span()
        first, last = text.index("·", start, end), text.rindex("·", start, end)
        begin = next((at for at in range(first, start, -1) if text[at - 1] not in characters), start)
        stop = next((at for at in range(last + 1, end) if text[at] not in characters), end)
        stop = max(range(last + 2, stop + 1), key=lambda at: (_ends(text, at), _leaves(text, at), at), default=stop)
        begin = max([begin, *(at for at in around.announced if start <= at < first)])
        if begin < first and stop > last + 1:
            yield Named(begin, stop, True)


def _leaves(text: str, at: int) -> int:
    """How well what follows a dotted name at ``at`` does: one character that such names have does not."""
    _, characters = transcribed()
    follows = min(2, _follows(text, at))
    return 0 if follows == 1 and text[at] in characters else follows


_OF_NAME = rf"(?![与和及的]){HAN}"
_DOTS = regex.compile(rf"(?:{_OF_NAME}){{1,12}}(?:·(?:{_OF_NAME}){{1,10}}){{1,3}}")


def _undotted(text: str, around: _Around) -> Iterator[Named]:
    """阿依古丽买买提: several of the parts that such names are made of."""
    parts, _ = transcribed()
    for found in parts.finditer(text):
        start, end = found.span()
        if end - start >= UNDOTTED and "·" not in text[max(0, start - 1) : end + 1]:
            alone = start in around.announced or start in around.edges
            yield Named(start, end, alone and bool(_ends(text, end) or _follows(text, end)))


def _masked(text: str) -> Iterator[Named]:
    for found in _hidden().finditer(text):
        end = found.end()
        if found["tail"] in _NEXT_WORD or (found["tail"] and not _ends(text, end) and not _follows(text, end)):
            end -= 1
        yield Named(found.start(), end, True)


@cache
def _hidden() -> regex.Pattern[str]:
    singles, compounds = surnames()
    family = f"(?:{'|'.join(sorted(compounds - RARELY_COMPOUND))}|[{''.join(sorted(singles))}])"
    return regex.compile(
        rf"{family}(?:(?:[*○●□■×]{{1,3}}|X{{2,3}}|某{{1,3}})(?P<tail>{HAN}?)|{HAN}(?P<tail>[*○●□■×]{{1,2}}))"
        rf"(?<!某[某]?[市县区镇乡村局])"
    )


def _placed(text: str, around: _Around) -> Iterator[Named]:
    """Names behind what announces them, and names at the edge of a clause before what only follows a name."""
    compound = {found.start() for found in _double().finditer(text)}
    for at in sorted(around.announced | around.edges | compound):
        end, sure = _end(text, at, around)
        if end:
            yield Named(at, end, sure)


# A word begins here: at the edge of a clause, behind a place, behind what introduces a name.
_EDGE = regex.compile(
    rf"^|(?<!{HAN}|[0-9A-Z])(?={HAN})|(?:[村组屯队栋幢号弄室]|社区|小区|单元|街道|其中|取名|名叫|名为|化名|原名|曾用名|称|其|及其|以及|同|和|与|对|为|给|由|将|把|让|被|向|到|的)(?={HAN})"
)


@cache
def _announcing() -> regex.Pattern[str]:
    words = roles()
    return regex.compile(
        rf"(?:{words['private']}|{words['kin']}|{words['titles']})(?:名叫|叫做|叫|姓名|[(][^()]{{1,6}}[)])?[:为是]?|(?:{words['labels']})[:为]"
    )


@cache
def _double() -> regex.Pattern[str]:
    _, compounds = surnames()
    return regex.compile("|".join(sorted(compounds - RARELY_COMPOUND)))


@cache
def _family() -> regex.Pattern[str]:
    singles, compounds = surnames()
    compounds -= RARELY_COMPOUND
    return regex.compile(f"(?P<compound>{'|'.join(sorted(compounds))})|[{''.join(sorted(singles))}]")


def _end(text: str, at: int, around: _Around) -> tuple[int, bool]:
    """Where the name that begins at ``at`` ends, 0 if it is none, and whether that is sure."""
    family = _family().match(text, at)
    fits = _fits(text, at, around)
    if not family or not fits or (text[at] in _COUNTED and text[at - 1 : at].isdigit()):
        return 0, False
    short, end = family.end() + 1, max(fits)
    if len(fits) == 2 and (text[short] in _NEXT_WORD or fits[short] - fits[end] >= 2):
        end = short
    if _SURNAME_ONLY.match(text, family.end()) or _PLACE.match(text, end):
        return 0, False
    usual, compound = _usual(text[family.end() : end]), family["compound"] is not None
    announced = at in around.announced
    if end == short and not announced and not compound and _is_word(text[at:end]):  # 林权争议
        return 0, False
    word = not compound and (word_begins(text, at) or (seldom(text[at]) and not (announced and end > short)))
    strong = fits[end] == 4 or (announced and fits[end] >= 2)
    if word and end == short:
        called = announced and (_told().match(text, end) or (fits[end] == 3 and text[at - 1] in ":叫"))
        accepted = bool(called or _STATED.match(text, end))
    elif word:
        accepted = usual and ((announced and fits[end] >= 3) or (fits[end] == 4 and _cut_out(text, at, end)))
    elif announced:
        accepted = usual or fits[end] >= 3
    else:
        accepted = compound or (usual and (fits[end] == 4 or _cut_out(text, at, end)))
    return (end, strong) if accepted else (0, False)


_COUNTED = frozenset("时万元平成年户米公单计方")  # 21时许


def _fits(text: str, at: int, around: _Around) -> dict[int, int]:
    """Where a name that begins at ``at`` may end, each with how well what follows it follows a name: 1 to 4."""
    family = _family().match(text, at)
    fits: dict[int, int] = {}
    for end in (family.end() + 1, family.end() + 2) if family else ():
        if len(text) < end or not _GIVEN.fullmatch(text, family.end(), end):
            break
        if text[end - 1] == "和" and not _ends(text, end):  # 家庭成员和因病致贫患者
            continue
        if (
            end in around.told
            or _told().match(text, end)
            or (text[end : end + 1] in (":", "(") and end + 1 in around.told)
        ):
            fits[end] = 4
        elif _ends(text, end):
            fits[end] = 3
        elif follows := _follows(text, end):
            fits[end] = min(2, follows)
    whole = family.end() + 2 if family else 0
    if not fits and at in around.announced and _cut_out(text, at, whole):
        fits[whole] = 1
    return fits


def _cut_out(text: str, start: int, end: int) -> bool:
    """Whether jieba cuts three characters out of a text as one word, as which it does not know them: a name."""
    if end - start <= SHORT or tokenizer.entry(text[start:end]):
        return False
    first = max(0, start - AROUND)
    return any(
        first + token.start == start and first + token.end == end
        for token in tokenizer.tokens(text[first : end + AROUND])
    )


def _is_word(text: str) -> bool:
    known = tokenizer.entry(text)
    return known is not None and not known.tag.startswith("nr")


def _usual(name: str) -> bool:
    """Whether a given name is made of what they are made of, or of characters so rare that they are met in no word."""
    return all(char in given() or not "一" <= char <= "鿿" for char in name)


_GIVEN = regex.compile(rf"{HAN}{{1,2}}")
_STATED = regex.compile(
    r"[,(](?:男|女|[0-9]{1,3}岁|身份证|公民)|身?患(?!者|儿|病|处|难)|因[病残](?!致|而|返)|系[^统列]"
)
_SURNAME_ONLY = regex.compile(_SURNAMED)


@cache
def _told() -> regex.Pattern[str]:
    return regex.compile(rf"{_PERSONAL}|的?(?:{roles()['kin']})")


def _ends(text: str, at: int) -> bool:
    """Whether no word goes on at ``at``."""
    return not _WORD.match(text, at)


_WORD = regex.compile(rf"{HAN}|[·*]")


def _follows(text: str, at: int) -> int:
    """How many characters of what may follow a name stand at ``at``."""
    found = _followers().match(text, at)
    return found.end() - at if found else 0


@cache
def _followers() -> regex.Pattern[str]:
    words = roles()
    return regex.compile(f"{words['followers']}|{words['says']}|{words['verbs']}")


def _adjusted(text: str, around: _Around, tagged: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """What the tagger found, where it took a word for a part of a name (其孙|费美香) or cut one short (何兴|才监护)."""
    for start, end in tagged:
        inside = [at for at in range(start + 1, end - 1) if at in around.announced and _family().match(text, at)]
        if inside:
            yield Named(inside[0], end, True)
        elif end - start == LONG and _overruns(text, start, end):
            yield Named(start, end - 1, True)
        elif end - start == SHORT + 1 and text[end - 1 : end + 1] == "一家":
            yield Named(start, end - 1, True)
        elif start - 1 in around.announced and _family().match(text, start - 1) and end - start <= 3:
            yield Named(start - 1, end, True)
        elif end - start == 2 and not _ends(text, end) and _usual(text[end]) and text[end] not in _NEXT_WORD:
            after = end + 1 in around.told or _told().match(text, end + 1) or _follows(text, end + 1) > 1
            after = after or (_follows(text, end + 1) and not tokenizer.entry(text[end : end + 2]))
            if after and not _told().match(text, end) and _follows(text, end) < 2 and end not in around.told:
                yield Named(start, end + 1, True)


def _unknown(text: str) -> Iterator[Named]:
    """Words of three characters that jieba does not know and that look like names."""
    for token in tokenizer.tokens(text):
        if token.end - token.start == SHORT + 1 and _likeness(text, token.start, token.end) > 1:
            if not tokenizer.entry(token.word):
                yield Named(token.start, token.end, False)


def _overruns(text: str, start: int, end: int) -> bool:
    """Whether the last of four characters is no part of a name: 王秀兰户, 王秀兰男310…."""
    sexed = text[end - 1] in "男女" and _ends(text, end)
    return sexed or (text[end - 1] in "户家男女" and _likeness(text, start, end - 1) > 1)


def _series(text: str, around: _Around, tagged: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """王秀兰、李国庆、赵敏等3人: what stands between such marks and looks like a name, if a neighbour clearly is one.

    In a row in which everything looks like a name and most of it clearly, what is also a word is one too.
    """
    for found in _ROW.finditer(text):
        run: list[tuple[Named, bool]] = []
        items = [item.span() for item in _ITEM.finditer(text, *found.span())]
        items[0] = _first(text, items[0][0], items[0][1], around, tagged), items[0][1]
        items[-1] = items[-1][0], _last(text, items[-1][0], items[-1][1], around, tagged)
        for start, end in [*items, (0, 0)]:
            if end and (likeness := _likeness(text, start, end)):
                run.append((Named(start, end, True), likeness == 2 or (start, end) in tagged))
                continue
            clear = [name for name, is_clear in run if is_clear]
            if len(clear) >= CLEAR:
                yield from ((name for name, _ in run) if 2 * len(clear) >= len(run) else clear)
            run = []


def _first(text: str, start: int, end: int, around: _Around, tagged: Sequence[tuple[int, int]]) -> int:
    """Where the first name of a row begins in the words ``start:end``."""
    known = [first for first, last in tagged if start <= first < end and _likeness(text, first, end)]
    told = [at for at in around.announced if start <= at < end]
    if known or told or _likeness(text, start, end):
        return max([start, *known, *told])
    return next((at for at in (end - 3, end - 2) if at > start and _likeness(text, at, end) == 2), start)


def _last(text: str, start: int, end: int, around: _Around, tagged: Sequence[tuple[int, int]]) -> int:
    """Where the last name of a row ends in the words ``start:end``."""
    fits = _fits(text, start, around)
    known = [last for first, last in tagged if first == start]
    whole = start + 3 if _likeness(text, start, start + 3) > 1 else end  # most names have three characters
    return max(fits, key=lambda at: (fits[at], at), default=(known or [min(end, whole)])[0])


_ITEM = regex.compile(rf"{HAN}+")
_ROW = regex.compile(rf"{HAN}{{2,}}(?:、{HAN}{{2,}})+|{HAN}{{2,}}(?:,{HAN}{{2,}})+")


def _likeness(text: str, start: int, end: int) -> int:
    """Whether a word that stands alone has the shape of a name: 2 if it is no ordinary word besides."""
    family = _family().match(text, start)
    if not family or family.end() >= end or end - family.end() > 2 or _SURNAME_ONLY.fullmatch(text, family.end(), end):
        return 0
    if any(char in _NEXT_WORD for char in text[family.end() : end]) or text[end - 1] in _NOT_LAST:
        return 0
    usual = _usual(text[family.end() : end])
    return usual + (usual and (family["compound"] is not None or not word_begins(text, start)))


_NOT_LAST = frozenset("村镇乡县市区州省局组队社厂店部院校会处所站路街寨屯庄坡湾沟岭河湖库法度性量率费款类种型号")


def is_partial(name: str) -> bool:
    """Whether somebody is only called by the family name: 张先生, 李某, 王主任."""
    family = _family().match(name)
    return len(name) < 2 or (len(name) == SHORT and name[0] in "小老阿") or bool(family and _SURNAME_ONLY.fullmatch(name, family.end()))


def in_word(text: str, start: int, end: int) -> bool:
    """Whether a name is only a part of a longer word or of what a place or firm is called: 宽严相济, 云朵幼儿园.

    >>> in_word("做到宽严相济", 3, 6), in_word("云朵幼儿园", 0, 2), in_word("村民严相济", 2, 5)
    (True, True, False)
    """
    around = [(start - 1, end), (start, end + 1), (start - 1, end + 1), (start - 2, end)]
    longer = (tokenizer.entry(text[first:last]) for first, last in around if 0 <= first and last <= len(text))
    return bool(_FIRM.match(text, end)) or any(known and not known.tag.startswith("nr") for known in longer)


_FIRM = regex.compile("幼儿园|有限公司|公司|集团|饭店|餐馆|超市|商店|药店|诊所|合作社|街道|社区|小区|水库|大桥|村(?![民医里干支])")


def numbers(text: str) -> list[tuple[int, int]]:
    """The spans of the numbers of papers, whose letters look like names: 安公行罚决字〔2024〕88号."""
    return [found.span() for found in _PAPER.finditer(text)]


_PAPER = regex.compile(rf"{HAN}{{1,12}}[〔\[(【][0-9]{{4}}[〕\])】]")


def is_name(name: str) -> bool:
    """Whether what was found can be a name, and is no place, no calling and no adverb.

    >>> [is_name(name) for name in ("王秀兰", "阿依古丽买买提", "安澜县", "心理咨询师", "常年")]
    [True, True, False, False, False]
    """
    if name[-1] in _PLACES or (name[-1] in _CALLINGS and len(name) > LONG):
        return False
    _, characters = transcribed()
    foreign = sum(char in characters for char in name)
    if len(name) > LONG and "·" not in name and 2 * foreign < len(name):
        return False
    if name in _AGENCIES or (len(name) > SHORT and name[0] == name[SHORT]):
        return False
    if name[1:2] in _COUNTS and name[0] in "上数几成近过":  # 上百次
        return False
    known = tokenizer.entry(name) if len(name) == SHORT else None
    return known is None or known.tag[:1] not in _NO_NAMES or known.frequency < COMMON


AROUND = 8  # characters with which a name is cut
SHORT, LONG = 2, 4  # characters of Chinese names
COMMON = 50  # times that a word is in the text that jieba counted
_AGENCIES = frozenset({"卫健", "卫健委", "卫计", "卫计委", "文广", "文旅", "安监", "方志"})
_COUNTS = frozenset("百千万亿十")
_PLACES = frozenset("县镇乡证")
_CALLINGS = frozenset("员师长官人者户")
_NO_NAMES = frozenset("dtcprmqufl")  # jieba's letters for adverbs, times, conjunctions, pronouns, numbers …
