"""Names in running text: behind a label (姓名：张伟, 监护人欧阳雪梅), before a title or a number.

Behind a label the question is where the name ends, because no space ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from redactscan.detectors.ending import LONG
from redactscan.detectors.enumerated import LONGEST, in_a_row
from redactscan.detectors.headers import is_header, is_no_word
from redactscan.detectors.persons import looks_like_name, surnames
from redactscan.detectors.surface import Surface
from redactscan.detectors.vocabulary import word_ends
from redactscan.hints import TYPE_CHECKING
from redactscan.model import Match, Rule, Verdict
from redactscan.text import regex
from redactscan.text.arrays import arrays
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View, squeeze

if TYPE_CHECKING:
    from redactscan.detectors.heads import Beginnings

# What comes after a name in a form or a sentence; a longer stretch of characters that none of them cuts is no name.
_AFTER = (
    "性别|男|女|年龄|民族|汉族|出生|生于|身份|公民|证件|证号|联系|电话|手机|住址|地址|现住|家住|住|户籍|籍贯|户口|家庭|账号|银行|开户|"
    "同志|先生|女士|同学|本人|一家|系|因|于|在|为|与|和|及|的|已|患|申请|来电|反映|提出|签字|签名|签收|监护|学校|班级|年级|残疾|关系"
)
_NAME = regex.compile(rf"(?P<name>\p{{Han}}{{2,4}}?(?:·\p{{Han}}{{1,6}}?){{0,3}})(?:(?!\p{{Han}})|$|{_AFTER})")
_DOTTED = regex.compile(r"(?<!\p{Han})\p{Han}{1,6}(?:·\p{Han}{1,6}){1,3}$")
FOUR = 4  # characters: a name of four that no compound begins is two things (位海杰男)
MIN_WORD = 2  # characters of a name that no family name begins, less one
_HAN = regex.compile(r"\p{Han}")
_ENDS_NAME = regex.compile(r"[\p{Han}〇\uE000-\uF8FF]")
_NUMBER = re.compile(
    "[_,(、;|/1-9-](?:(?<=1)[3-9][0-9]{9}|(?<=[1-9])[0-9]{16}[0-9X]|"
    "(?<=[_,(、;|/-])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9X]))(?![0-9A-Z])"
)
# 次仁央宗(西藏大学,36073319980601…): an identity number in the bracket behind a word says that it is a name.
_BRACKETED = re.compile(r"\((?:[^()\n]{0,24}[^()\n0-9])?[1-9][0-9]{16}[0-9X](?![0-9A-Z])")
_CALLED = re.compile(r"(?<![一-鿿·])(?![与和及由对向被将给为是系跟同经其该级班届])[一-鿿]{2,4}$")
IDENTITY = 18  # characters of an identity number, of which nobody but who is named right before it is the holder
STEP = 5
BRACKET = 26  # characters from a bracket to the number in it
_KIN = re.compile("(?:监护人|家长|家属|配偶|父亲?|母亲?|妻子?|丈?夫|儿子|女儿?|[兄弟姐妹]|[长次]子)$")
_DIGITS = re.compile("[0-9]{2,}")
REACH = 40  # raw characters behind a label in which its value begins and ends
_TWO = regex.compile(r"[\x1e\x1f]*(\p{Han}{2})")
_LEAD = regex.compile(r"[^\S\n]*(?:\n[^\S\n]*)?")  # a value may begin on the next line, but does not go on over two


@cache
def _labels(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?:{words})[:为是]?")


def detect(surface: Surface, rule: Rule) -> Iterator[Match]:
    """Every name behind one of the rule's terms on one surface; without terms, the names that stand in a row.

    A term that begins with … stands behind the name: a title such as …先生, or a person's number (…#).
    """
    titles = tuple(term[1:] for term in rule.detect.terms if term.startswith("…"))
    if titles:
        spans = _each(chain(_before_titles(surface, titles), _before_brackets(surface, titles)))
    elif rule.detect.terms:
        spans = _each(_behind_labels(surface, rule.detect.terms))
    else:
        spans = in_a_row(surface.view.plain)
    for start, end, first in spans:
        if place := surface.place(start, end):
            source, cell, span, _ = place
            raw = surface.view.raw[start:end]
            value, name = Sensitive(raw), Sensitive(squeeze(raw))
            yield Match(rule, source, cell, span, value, name, Verdict.PLAUSIBLE, evidence=_how(surface, first))


def _behind_labels(surface: Surface, terms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    view = surface.view
    for found in _found(_labels(terms), terms, view.squeezed):
        if not _may_be_name(view.squeezed, found.end()):
            continue
        start = view.raw_span(*found.span())[1]
        start += len(_LEAD.match(view.raw, start)[0])
        line = View(view.raw[start : start + REACH].partition("\n")[0])
        name = _NAME.match(line.squeezed)
        if name and _is_name(name["name"], found.group()[-1] in ":为是"):
            first, last = line.raw_span(*name.span("name"))
            yield start + first, start + last


def _may_be_name(squeezed: str, at: int) -> bool:
    """Whether a name may stand there; quick, for the many labels that are words in a sentence."""
    begins = _TWO.match(squeezed, at)
    if not begins:
        return False
    singles, compounds = surnames()
    return begins[1][0] in singles or begins[1] in compounds or "·" in squeezed[begins.end() : begins.end() + LONG]


def _before_titles(surface: Surface, titles: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    view = surface.view
    for title in _titles(titles, view):
        if not _ENDS_NAME.match(view.squeezed[max(0, title.start() - 1) : title.start()]):
            continue
        numbered = title.group()[-1].isdigit() or title.group()[-1] == "X"
        dotted = _DOTTED.search(view.squeezed, max(0, title.start() - LONGEST), title.start())
        begins = [dotted.start()] if dotted else [title.start() - length for length in (4, 3, 2)]
        for begin in begins:  # the longest name that ends here; 系刘伟 is none, 刘伟 is one
            if begin < 0:
                continue
            start, end = view.raw_span(begin, title.start())
            kin = numbered and bool(_KIN.search(view.squeezed, max(0, begin - FOUR), begin))  # 监护人单国良,139…
            apart = kin or not start or not _HAN.match(view.raw[start - 1])
            name = view.squeezed[begin : title.start()]
            owned = (
                apart and (kin or len(title.group()) >= IDENTITY) and (len(name) < FOUR or name[:2] in surnames()[1])
            )
            if not (_is_name(name, told=owned) or (kin and _is_called(name))):
                continue
            if not dotted and not (numbered and apart) and word_ends(view.squeezed, begin):  # 照顾好老人
                continue
            if apart or not numbered:  # 健康支出138… ends like a name
                yield start, end
                break


def _before_brackets(surface: Surface, titles: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    view = surface.view
    for found in _near_numbers(view, _BRACKETED) if "#" in titles else ():
        start = max(0, found.start() - LONG - 1)
        word = _CALLED.search(view.squeezed[start : found.start()])
        if word and not _is_name(word[0], told=False) and _is_called(word[0]):
            yield view.raw_span(start + word.start(), found.start())


def _is_called(word: str) -> bool:
    """Whether a word is a name though it reads like none, by what stands around it: 旦增罗布(3401…), 妻巨小玲139…."""
    return (_is_name(word, told=True) and not is_header(word)) or (len(word) > MIN_WORD and is_no_word(word))


def _titles(titles: tuple[str, ...], view: View) -> Iterator[re.Match[str]]:
    """Where the titles stand in the squeezed view; # is a person's number."""
    words = tuple(title for title in titles if title != "#")
    if words:
        yield from _found(_words(words), words, view.squeezed)
    if len(words) < len(titles):
        yield from _near_numbers(view, _NUMBER)


def _near_numbers(view: View, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that holds a person's number: eleven digits show in two of every fifth character."""
    done = 0
    for digits in _DIGITS.finditer(view.squeezed[::STEP]) if view.numeric else ():
        start, end = max(done, (digits.start() - 1) * STEP - BRACKET), (digits.end() + 1) * STEP
        for found in pattern.finditer(view.squeezed, start, end):
            done = found.end()
            yield found


def _found(pattern: re.Pattern[str], words: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """What a pattern matches, every match of which begins with one of the words."""
    return _heads(words).matches(pattern, text) if arrays(text) else pattern.finditer(text)


@cache
def _heads(words: tuple[str, ...]) -> Beginnings:
    from redactscan.detectors.heads import Beginnings  # only with arrays

    return Beginnings(list(map(re.escape, words)))


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def _is_name(name: str, told: bool) -> bool:
    """Whether a word behind a label is a name; without a colon (``told``) the sentence may just go on: 残疾人康复."""
    from redactscan.validators import cn_name_in_text, cn_person_name

    sure = told or cn_name_in_text.check(name) is not Verdict.REJECTED
    return sure and looks_like_name(name) and cn_person_name.check(name) is not Verdict.REJECTED


def _how(surface: Surface, first: int) -> str:
    from redactscan.detectors.offices import LEFT, announces

    before = squeeze(surface.view.plain[max(0, first - LEFT) : first])
    return "kin" if _KIN.search(before) else "office" if announces(before) else ""


def _each(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Each for itself: a row of one."""
    return ((start, end, start) for start, end in spans)
