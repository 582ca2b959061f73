"""Names one after the other: in a sentence (张伟、王芳、李强), with notes between them, at the beginning of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from redactscan.detectors.ending import reads_as_name
from redactscan.detectors.persons import looks_like_name, surnames
from redactscan.hints import Any
from redactscan.text import regex
from redactscan.text.arrays import arrays, codes

LONGEST = 27  # characters of a name with its dots
MIN_ROW = 3  # names one after the other that make a list
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
_ENTRY = re.compile(r"[\n\x1e\x1f][^\S\n]*[0-9]{1,3}[.、)\s][^\S\n]*([一-鿿]{2,4})(?=[^\S\n]|\()")
_NOTE = re.compile(r"\([^()\n]{1,24}\)[、,;。\n]")
_TITLE = regex.compile(
    r"(?:[长员]|书记|主任|干部|主席|[医护律教]师|护士|老师|教授|记者|经理|秘书|会计|顾问|专干)(?!\p{Han})"
)
_NAMED = re.compile(r"(?<![一-鿿·])([一-鿿]{2,4}|[一-鿿]{1,8}(?:·[一-鿿]{1,8}){1,3})$")


def in_a_row(plain: str) -> Iterator[tuple[int, int, int]]:
    """The names of the rows in a folded text, each with where its row begins."""
    yield from _entries(plain)
    yield from _noted(plain)
    for series in _series(plain):
        items = (item.span() for item in _ONE.finditer(plain, *series.span()))
        spans = [(start, end - plain[start:end].endswith("等")) for start, end in items]
        for named, group in groupby(spans, lambda span: looks_like_name(plain[slice(*span)])):
            names = list(group)
            if named and len(names) >= MIN_ROW:
                yield from ((start, end, names[0][0]) for start, end in names)


def _entries(plain: str) -> Iterator[tuple[int, int, int]]:
    """The names with which numbered lines begin, if those of most such lines do: 1. 于长江（2人）."""
    lines = [(line.start(1) - 1, line.end(1) - 1) for line in _numbered("\n" + plain)]
    names = [span for span in lines if reads_as_name(plain[slice(*span)])]
    if len(names) >= MIN_ROW and 2 * len(names) > len(lines):
        yield from ((start, end, start) for start, end in names)


def _numbered(led: str) -> Iterator[re.Match[str]]:
    """The matches of ``_ENTRY``: a line that is numbered begins with no ideograph."""
    if not (numpy := arrays(led)):
        yield from _ENTRY.finditer(led)
        return
    points, done = codes(numpy, led + "\n"), 0
    begins = numpy.flatnonzero(points[:-1] < ord(" "))
    for at in begins[points[begins + 1] <= ord("\u3000")].tolist():
        if at >= done and (found := _ENTRY.match(led, at)):
            done = found.end()
            yield found


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
