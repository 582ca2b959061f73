"""Names in running text: behind a label (姓名：张伟, 监护人欧阳雪梅), or many in a row (张伟、王芳、李强).

Behind a label the question is where the name ends, because no space ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, groupby

from redactscan.detectors.ending import LONG, reads_as_name
from redactscan.detectors.headers import is_header, is_no_word
from redactscan.detectors.persons import looks_like_name, surnames
from redactscan.detectors.surface import Surface
from redactscan.detectors.vocabulary import word_ends
from redactscan.hints import Any
from redactscan.model import Match, Rule, Verdict
from redactscan.text import regex
from redactscan.text.arrays import arrays, codes
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View, squeeze

# What comes after a name in a form or a sentence; a longer stretch of characters that none of them cuts is no name.
_AFTER = (
    "性别|男|女|年龄|民族|汉族|出生|生于|身份|公民|证件|证号|联系|电话|手机|住址|地址|现住|家住|住|户籍|籍贯|户口|家庭|账号|银行|开户|"
    "同志|先生|女士|同学|本人|一家|系|因|于|在|为|与|和|及|的|已|患|申请|来电|反映|提出|签字|签名|签收|监护|学校|班级|年级|残疾|关系"
)
_NAME = regex.compile(rf"(?P<name>\p{{Han}}{{2,4}}?(?:·\p{{Han}}{{1,6}}?){{0,3}})(?:(?!\p{{Han}})|$|{_AFTER})")


_ITEM = r"\p{Han}{2,4}(?:·\p{Han}{1,6}){0,3}等?"
_SERIES = regex.compile(rf"(?<!\p{{Han}}){_ITEM}(?:[、,; ]{{1,4}}{_ITEM}){{2,}}(?!\p{{Han}})")
_ONE = regex.compile(_ITEM)
# What every series begins with and how far it can go on, and some more: found many times as quickly.
WORD, PART = 5, 7  # characters of a word, and behind a dot
_WORD = r"[^\s -~、。:!?“”《》()·]"
_NAME_IN_ROW = rf"{_WORD}{{2,{WORD}}}(?:·{_WORD}{{1,{PART}}}){{0,3}}"
_PART = rf"{_NAME_IN_ROW}[、,; ]{{1,4}}"
_BEGINS = re.compile(rf"[^一-鿿](?={_PART}{_PART}{_WORD}{{2}})")
_GOES_ON = re.compile(rf"((?:{_PART})+){_NAME_IN_ROW}{_WORD}{{0,{WORD}}}")
_DOTTED = regex.compile(r"(?<!\p{Han})\p{Han}{1,6}(?:·\p{Han}{1,6}){1,3}$")
LONGEST = 27  # characters of a name with its dots
FOUR = 4  # characters: a name of four that no compound begins is two things (位海杰男)
MIN_WORD = 2  # characters of a name that no family name begins, less one
MIN_ROW = 3  # names one after the other that make a list
_ENTRY = re.compile(r"[\n\x1e\x1f][^\S\n]*[0-9]{1,3}[.、)\s][^\S\n]*([一-鿿]{2,4})(?=[^\S\n]|\()")
_NOTE = re.compile(r"\([^()\n]{1,24}\)[、,;。\n]")
_TITLE = regex.compile(
    r"(?:[长员]|书记|主任|干部|主席|[医护律教]师|护士|老师|教授|记者|经理|秘书|会计|顾问|专干)(?!\p{Han})"
)
_NAMED = re.compile(r"(?<![一-鿿·])([一-鿿]{2,4}|[一-鿿]{1,8}(?:·[一-鿿]{1,8}){1,3})$")
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
        spans = _in_a_row(surface)
    for start, end, first in spans:
        if place := surface.place(start, end):
            source, cell, span, _ = place
            raw = surface.view.raw[start:end]
            value, name = Sensitive(raw), Sensitive(squeeze(raw))
            yield Match(rule, source, cell, span, value, name, Verdict.PLAUSIBLE, evidence=_how(surface, first))


def _behind_labels(surface: Surface, terms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    view = surface.view
    for found in _labels(terms).finditer(view.squeezed):
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
        yield from _words(words).finditer(view.squeezed)
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


def _entries(plain: str) -> Iterator[tuple[int, int, int]]:
    """The names with which numbered lines begin, if those of most such lines do: 1. 于长江（2人）."""
    lines = [(line.start(1) - 1, line.end(1) - 1) for line in _ENTRY.finditer("\n" + plain)]
    names = [span for span in lines if reads_as_name(plain[slice(*span)])]
    if len(names) >= MIN_ROW and 2 * len(names) > len(lines):
        yield from ((start, end, start) for start, end in names)


def _in_a_row(surface: Surface) -> Iterator[tuple[int, int, int]]:
    """The names of rows, each with where its row begins."""
    plain = surface.view.plain
    yield from _entries(plain)
    yield from _noted(plain)
    for series in _series(plain):
        items = (item.span() for item in _ONE.finditer(plain, *series.span()))
        spans = [(start, end - plain[start:end].endswith("等")) for start, end in items]
        for named, group in groupby(spans, lambda span: looks_like_name(plain[slice(*span)])):
            names = list(group)
            if named and len(names) >= MIN_ROW:
                yield from ((start, end, names[0][0]) for start, end in names)


def _noted(plain: str) -> Iterator[tuple[int, int, int]]:
    """The names of rows in which a note stands behind each, none an office: 王宇轩(机械2301)、李欣怡(机械2302)."""
    rows: list[list[re.Match[str]]] = [[]]
    titled: set[int] = set()
    done = 0
    for note in _NOTE.finditer(plain):
        name = _NAMED.search(plain, max(done, note.start() - LONGEST), note.start())
        name = name if name and looks_like_name(name[1]) else None
        if name is None or plain[done : name.start()].strip():
            rows.append([])
        if name:
            rows[-1].append(name)
        if _TITLE.search(note[0]):
            titled.add(len(rows))
        done = note.end()
    for number, row in enumerate(rows, 1):
        if len(row) >= MIN_ROW and number not in titled:
            yield from ((*name.span(), row[0].start()) for name in row)


def _series(plain: str) -> Iterator[regex.Match[str]]:
    """The matches of ``_SERIES``, looked for only where one may begin."""
    done, led = 0, "\n" + plain
    for start in _beginnings(led):
        if start >= done:
            stretch = _GOES_ON.match(plain, start)
            done, end = (stretch.end(1), stretch.end()) if stretch else (start + 1, start)
            for series in _SERIES.finditer(plain, start, end):
                done = max(done, series.end())
                yield series


def _beginnings(led: str) -> Iterator[int]:
    """Where ``_BEGINS`` matches: in a long text, only in the rows of words of which so many may be names."""
    if not (numpy := arrays(led)):
        yield from (found.start() for found in _BEGINS.finditer(led))
        return
    points = codes(numpy, led + "\n")
    kinds = _kinds(numpy).take(points)
    strange = numpy.flatnonzero(((points < ord("一")) | (points > ord("鿿"))) & (kinds & _APART == 0))
    for at in sorted([*_rows(numpy, points, kinds), *strange.tolist()]):
        if _BEGINS.match(led, at):
            yield at


def _rows(numpy: Any, points: Any, kinds: Any) -> list[int]:
    """Before which words others go on as words do in a row that has names, or their parts, one after the other."""
    parts = numpy.flatnonzero(kinds & _APART)
    sizes = numpy.diff(parts) - 1
    begins, ends, sizes = (each[sizes > 0] for each in (parts[:-1], parts[1:], sizes))
    dotted = points.take(ends) == ord("·")
    goes_on = kinds.take(ends) & _JOINS != 0
    goes_on &= sizes <= PART
    named = (kinds.take(begins + 1) & _FAMILY != 0) | dotted | (points.take(begins) == ord("·"))
    three = named[:-2] & goes_on[:-2] & named[1:-1] & goes_on[1:-1] & named[2:]
    rows = numpy.cumsum(~goes_on) - ~goes_on
    goes_on &= numpy.isin(rows, rows[:-2][three]) & (sizes > 1) & (sizes <= WORD)
    likely: list[int] = begins[:-1][goes_on[:-1] & (goes_on[1:] | dotted[:-1])].tolist()
    return likely


_APART, _JOINS, _FAMILY = 1, 2, 4


@lru_cache(maxsize=1)
def _kinds(numpy: Any) -> Any:
    """Which characters are in no word, which of them stand in a row between words, with which names begin."""
    singles, compounds = surnames()
    kinds = numpy.zeros(0x110000, numpy.uint8)
    kinds[[code for code in range(ord("一")) if not re.match(_WORD, chr(code))]] = _APART
    kinds[list(map(ord, "、,; ·"))] |= _JOINS
    kinds[[ord(name[0]) for name in (*singles, *compounds)]] |= _FAMILY
    return kinds
