"""Names in running text by rule: where a name stands behind what announces one, or before what only follows one.

It finds what a tagger trained on news misses: names that are words (高峰, 文静), names in lists, compound family names,
names written with dots or masked. Without a tagger it is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from redactscan.detectors import rows, tokenizer, transcriptions
from redactscan.detectors.ending import (
    CLINGS,
    COUNTED,
    GOES_ON,
    LONG,
    NEXT_WORD,
    PLACE,
    SHORT,
    STATED,
    SURNAME_ONLY,
    Around,
    Named,
    cut_out,
    cuts_at,
    double_name,
    ends_at,
    family_name,
    fitting,
    follows_at,
    is_usual,
    is_word,
    likeness_of,
    settled,
    stands_out,
    tells,
)
from redactscan.detectors.heads import Beginnings
from redactscan.detectors.persons import surnames_in_sentences as surnames
from redactscan.detectors.unlikely import called_so, unlikely
from redactscan.detectors.vocabulary import (
    HAN,
    RARELY_COMPOUND,
    roles,
    seldom,
    unmistakable,
    word_begins,
)
from redactscan.text import regex

_MASKS = re.compile("[*○●□■×X某]")


def around_of(text: str, facts: Sequence[tuple[int, int]] = ()) -> Around:
    """What stands around the names of a reading. ``facts`` are what is told of persons: names stand right before and
    behind.
    """
    return Around(
        frozenset(_announced(text)),
        frozenset(found.end() for found in _EDGE.finditer(text)) | {end for _, end in facts},
        frozenset(start for start, _ in facts),
    )


def named(text: str, tagged: Sequence[tuple[int, int]] = (), around: Around | None = None) -> list[Named]:
    """The names that rules find in a reading, in order; none touch. ``tagged`` are spans known to be names.

    >>> [text[n.start : n.end] for text in ["低保户高峰,男,58岁", "孤儿阿依古丽·买买提和张*三"] for n in named(text)]
    ['高峰', '阿依古丽·买买提', '张*三']
    """
    return settled(text, by_rule(text, tagged, around or around_of(text)))


def by_rule(text: str, tagged: Sequence[tuple[int, int]], around: Around) -> dict[str, list[Named]]:
    """What each rule finds in a reading, whatever the others do."""
    rules = {
        "dots": transcriptions.dotted(text, around),
        "parts": transcriptions.undotted(text, around),
        "mask": _masked(text),
        "place": _placed(text, around),
        "row": rows.series(text, around, tagged),
        "tagger": _adjusted(text, around, tagged),
        "stranger": _unknown(text),
        "list": unlikely(text),
        "call": called_so(text),
    }
    return {rule: list(found) for rule, found in rules.items()}


def _masked(text: str) -> Iterator[Named]:
    for found in _hidden().finditer(text) if _MASKS.search(text) else ():
        end = found.end()
        if found["tail"] in NEXT_WORD or (found["tail"] and not ends_at(text, end) and not follows_at(text, end)):
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


def _placed(text: str, around: Around) -> Iterator[Named]:
    """Names behind what announces them, and names at the edge of a clause before what only follows a name."""
    compound = {found.start() for found in double_name().finditer(text)}
    compound |= {at for at, char in enumerate(text) if char in unmistakable()}
    for at in sorted(around.announced | around.edges | compound):
        end, sure = _end(text, at, around)
        if end:
            yield Named(at, end, sure)


ELDER = regex.compile("老人|同学|小朋友|同志|先生|女士|大[爷娘妈叔婶伯]|阿[姨婆]|奶奶|爷爷")

_KIN = regex.compile("之[妻夫父母子女兄弟姐妹]$")  # 王秀兰之子

_CLOSING = frozenset("的村组屯")

# A word begins here: at the edge of a clause, behind a place, behind what introduces a name.
_EDGE = regex.compile(
    rf"^|(?<!{HAN}|[0-9A-Z])(?={HAN})|(?:[村镇乡组屯队栋幢号弄室床]|(?<=[0-9一二三四五六七八九十)大中小托])班|社区|小区|单元|街道|其中|关于|取名|名叫|名为|化名|原名|曾用名|称|其|及其|以及|同|和|与|对|为|给|由|将|把|让|被|向|到|的|陪|替|帮|找|看望|走访|慰问)(?={HAN})"
)


@cache
def _announcing() -> re.Pattern[str]:
    words = roles()
    return re.compile(
        rf"(?:{words['private']}|{words['kin']}|{words['titles']})(?:名叫|叫做|叫|姓名|[(][^()]{{1,6}}[)])?[:为是]?|(?:{words['labels']})[:为]"
    )


def _announced(text: str) -> Iterator[int]:
    """Where something that announces a name ends, also within another: 低保户户主."""
    match = _announcing().match
    yield from (found.end() for at in _beginnings().places(text) if (found := match(text, at)))


@cache
def _beginnings() -> Beginnings:
    return Beginnings([_announcing().pattern])


def _end(text: str, at: int, around: Around) -> tuple[int, bool]:
    """Where the name that begins at ``at`` ends, 0 if it is none, and whether that is sure."""
    family = family_name().match(text, at)
    fits = fitting(text, at, around) if family else {}
    if not family or not fits or (text[at] in COUNTED and text[at - 1 : at].isdigit()):
        return 0, False
    short, end = family.end() + 1, max(fits)
    if len(fits) == 2 and (text[short] in NEXT_WORD or fits[short] - fits[end] >= 2):
        end = short
    titled = SURNAME_ONLY.match(text, family.end()) and not (end > short and at in around.announced)  # 余家, but 余家旺
    if titled or PLACE.match(text, end):
        return 0, False
    usual, compound = is_usual(text[family.end() : end]), family["compound"] is not None
    announced = at in around.announced
    if end == short and not announced and not compound and is_word(text[at:end]) and not STATED.match(text, end):
        return 0, False  # 林权争议
    word = not compound and (word_begins(text, at) or (seldom(text[at]) and not (announced and end > short)))
    strong = fits[end] == 4 or (announced and (fits[end] >= 2 or compound))
    if word and end == short:
        stands = usual and not is_word(text[at:end]) and not word_begins(text, at)  # 贫困户冷婷
        stands = stands or (fits[end] == 3 and text[at - 1] in ":叫")
        accepted = bool((announced and (stands or tells().match(text, end))) or STATED.match(text, end))
    elif word:
        begins = at == 0 or ends_at(text, at - 1) or text[at - 1] in "村镇乡组屯班"
        personal = begins and (STATED.match(text, end) or ELDER.match(text, end))  # 祁连山老人
        told = personal or (fits[end] == 4 and cut_out(text, at, end))
        stands = begins and (cut_out(text, at, end) or stands_out(text, at, end))
        apart = (announced or stands) and not is_word(text[at : at + 2])  # 老伴向五妹; 成小雨两个月大时
        accepted = bool(usual and ((announced and fits[end] >= 3) or told or apart))
    elif announced:
        accepted = usual or fits[end] >= 3 or text[at] in unmistakable()
    else:
        # 在家休养的王秀兰。 河湾村王秀兰,因…
        closing = fits[end] == 3 and text[at - 1 : at] in _CLOSING and end > short and not is_word(text[at : at + 2])
        clear = fits[end] == 4 or closing or cut_out(text, at, end)
        accepted = (
            compound
            or text[at] in unmistakable()
            or (usual and (clear or (at in around.edges and stands_out(text, at, end))))
        )
    return (end, strong) if accepted else (0, False)


def _adjusted(text: str, around: Around, tagged: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """What the tagger found, where it took a word for a part of a name (其孙|费美香) or cut one short (何兴|才监护)."""
    for start, end in tagged:
        begin = _behind_place(text, start, end)
        if begin > start:
            yield Named(begin, end, True)
            continue
        inside = [at for at in range(start + 1, end - 1) if at in around.announced and family_name().match(text, at)]
        if inside:
            yield Named(inside[0], end, True)
        elif kin := _KIN.search(text, start + 1, end):
            yield Named(start, kin.start(), True)
        elif _clings(text, start, end) or _overruns(text, start, end):
            yield Named(start, end - 1, True)
        elif end - start <= 3 and _is_family_of(text, start - 1, around):
            yield Named(start - 1, end, True)
        elif end - start == 2 and not ends_at(text, end) and _may_go_on(text, end):
            after = end + 1 in around.told or tells().match(text, end + 1) or follows_at(text, end + 1) > 1
            after = after or (follows_at(text, end + 1) and not tokenizer.entry(text[end : end + 2]))
            if after and not tells().match(text, end) and follows_at(text, end) < 2 and end not in around.told:
                yield Named(start, end + 1, True)


def _behind_place(text: str, start: int, end: int) -> int:
    """Where a name begins before which the tagger took the end of a place or a class: 杨村杨万里, 六(1)|班单志鹏."""
    found = _PLACED.match(text, start, end)
    if not found and text[start] == "班" and _CLASS.search(text, 0, start) and end - start > SHORT:
        return start + 1
    return found.end() if found and family_name().match(text, found.end()) else start


_PLACED = regex.compile(rf"{HAN}{{0,3}}?[村镇乡屯寨](?={HAN}{{2,3}}$)")

_CLASS = regex.compile("[0-9一二三四五六七八九十)]$")


def _is_family_of(text: str, at: int, around: Around) -> bool:
    """Whether the tagger left out the family name before what it found: 怀疑车|秋菊."""
    if at < 0 or not family_name().match(text, at):
        return False
    lost = (not family_name().match(text, at + 1) or seldom(text[at + 1])) and cuts_at(text, at)
    return at in around.announced or (lost and text[at] not in _SMALL)


_SMALL = frozenset("由从都向应于时同当和与对为给让被把将在是有")


def _unknown(text: str) -> Iterator[Named]:
    """Words of three characters that jieba does not know and that look like names."""
    size = SHORT + 1
    begins = (family.start() for family in family_name().finditer(text, overlapped=True))
    likely = {at for at in begins if at + size <= len(text) and likeness_of(text, at, at + size) > 1}
    likely = {at for at in likely if not (_clings(text, at, at + size) or tokenizer.entry(text[at : at + size]))}
    likely = {at for at in likely if tokenizer.may_part(text[at : at + size])}
    for first, last in tokenizer.blocks(text):
        if not likely.isdisjoint(range(first, last)):
            words = ((first + start, first + end) for _, start, end in tokenizer.tokens(text[first:last]))
            yield from (Named(*word, False) for word in words if word[0] in likely and word[1] - word[0] == size)


def _clings(text: str, start: int, end: int) -> bool:
    """Whether the third character only begins what is said of a name of two: 路遥有神经衰弱, 王鑫经送医."""
    return end - start == SHORT + 1 and bool(CLINGS.match(text, end - 1)) and likeness_of(text, start, end - 1) > 0


def _may_go_on(text: str, at: int) -> bool:
    return is_usual(text[at]) and text[at] not in NEXT_WORD and not CLINGS.match(text, at)


def _overruns(text: str, start: int, end: int) -> bool:
    """Whether the last character is no part of a name: 王秀兰户, 王秀兰男310…, 王芳一家."""
    if text[end - 1] in GOES_ON and likeness_of(text, start, end - 1) > 1:
        return True
    if end - start == SHORT + 1:
        return text[end - 1 : end + 1] == "一家"
    sexed = text[end - 1] in "男女" and ends_at(text, end)
    return end - start == LONG and (sexed or (text[end - 1] in "户家男女原" and likeness_of(text, start, end - 1) > 1))
