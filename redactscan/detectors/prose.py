"""The persons whom running text names: what the tagger finds and what rules find, put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import TypeAlias

from redactscan.detectors import tagger
from redactscan.detectors.ending import LONG, NEXT_WORD, SHORT, Named, family_name, is_usual, settled
from redactscan.detectors.misnomers import MASKED, in_word, is_partial, may_name, numbers
from redactscan.detectors.naming import around_of, by_rule, named
from redactscan.detectors.possible import possible_names
from redactscan.detectors.vocabulary import PREPOSITIONS
from redactscan.detectors.weighed import NAME, Stretch, weighed
from redactscan.text.spans import SpanIndex
from redactscan.values import dataclass, field, replace

Spans: TypeAlias = Sequence[tuple[int, int]]

_JOINING = PREPOSITIONS | set("和于同与跟给对为叫是有原经子孙")
"""What stands before names and is a family name as well, or part of a word for a relative."""

MANY = 3
"""Places in which a name goes on alike that tell that it is not over."""


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person named at ``start:end`` of a reading. ``full``: by a name that nothing masks, all of it or, if ``who``
    is named in full elsewhere, the given name.
    """

    start: int
    end: int
    full: bool = True
    who: str = field(default="", repr=False)

    def name(self, text: str) -> str:
        """The full name, as far as it is known; ``text`` is the reading."""
        return self.who or text[self.start : self.end]


def persons(texts: Sequence[str], facts: Sequence[Spans] = (), wholes: Sequence[str] = ()) -> list[list[Person]]:
    """Who is named in each of some readings, in order; ``facts`` are the spans of what each tells.

    They are read together, because the tagger is quicker with many. It does not read what can hardly name anybody,
    unless what they are taken from is given too: ``wholes``, one for each. Then all that might be a name is weighed.
    """
    reads = _tagged(texts, bool(wholes))
    arounds = [around_of(*each) for each in zip(texts, facts or [()] * len(texts), strict=True)]
    if not wholes or any(read.leaning is None for read in reads):
        rows = zip(texts, reads, arounds, strict=True)
        return [list(_together(text, named(text, read.persons, around), read.persons)) for text, read, around in rows]
    rules = [by_rule(text, read.persons, around) for text, read, around in zip(texts, reads, arounds, strict=True)]
    stretches = [Stretch(*each) for each in zip(texts, reads, arounds, rules, wholes, strict=True)]
    others = [
        [one for one in _by_itself(each) if not NAME.fullmatch(each.text, one.start, one.end)] for each in stretches
    ]
    found = weighed(stretches, [_barred(each.text, row) for each, row in zip(stretches, others, strict=True)])
    return [
        sorted([*row, *(_person(each.text, name.start, name.end) for name in names)])
        for each, row, names in zip(stretches, others, found, strict=True)
    ]


def _by_itself(one: Stretch) -> Iterator[Person]:
    """What rules and tagger find in a stretch."""
    return _together(one.text, settled(one.text, one.rules), one.read.persons)


def _barred(text: str, people: Sequence[Person]) -> list[tuple[int, int]]:
    return [*((one.start, one.end) for one in people), *numbers(text)]


def _tagged(texts: Sequence[str], whole: bool) -> list[tagger.Read]:
    pieces = ((n, start, text[start:end]) for n, text in enumerate(texts) for start, end in tagger.pieces(text))
    asked = [piece for piece in pieces if whole or next(possible_names(piece[2]), None) is not None]
    found: list[list[tuple[int, tagger.Read]]] = [[] for _ in texts]
    if asked:
        for (n, at, _), read in zip(asked, tagger.read([text for *_, text in asked], weigh=whole), strict=True):
            found[n].append((at, read))
    return [tagger.joined(parts, len(text)) for parts, text in zip(found, texts, strict=True)]


def _together(text: str, by_rule: Sequence[Named], tagged: Spans) -> Iterator[Person]:
    """Where both find something, a rule that is sure of it counts, else the tagger."""
    sure = [(name.start, name.end) for name in by_rule if name.sure]
    by_sure = SpanIndex(sure)
    spans = sure + [span for span in tagged if span not in by_sure]
    by_both = SpanIndex(spans)
    spans += [span for n in by_rule if not n.sure and (span := (n.start, n.end)) not in by_both]
    papers = SpanIndex(numbers(text))
    for start, end in sorted(spans):
        if not may_name(text, start, end) or in_word(text, start, end) or (start, end) in papers:
            continue
        yield _person(text, start, end)


def _person(text: str, start: int, end: int) -> Person:
    name = text[start:end]
    return Person(start, end, not (MASKED.search(name) or is_partial(name)))


def agreed(texts: Sequence[str], people: Sequence[Sequence[Person]]) -> list[list[Person]]:
    """The persons whom readings of one document name, by the same names throughout: of 周强 and 周强|同, of 倪雪|珍 and
    倪雪 only what stands so wherever it stands.
    """
    names = {text[one.start : one.end] for text, row in zip(texts, people, strict=True) for one in row}
    mended = _mended({name for name in names if SHORT <= len(name) <= LONG}, "\n".join(dict.fromkeys(texts)))
    return [
        sorted(_moved(one, *mended.get(text[one.start : one.end], (0, 0))) for one in row)
        for text, row in zip(texts, people, strict=True)
    ]


def _moved(one: Person, first: int, last: int) -> Person:
    return replace(one, start=one.start + first, end=one.end + last) if first or last else one


def _mended(names: Set[str], whole: str) -> dict[str, tuple[int, int]]:
    r"""By how many characters the ends of a name move.

    >>> _mended({"逄大", "安辉"}, "逄大有病，逄大有在，逄大有去了 安辉\n1 安辉\n2 安辉\n3")
    {'逄大': (0, 1)}
    >>> _mended({"娄桂枝", "桂枝", "和李芳", "李芳"}, "娄桂枝走了，桂枝苦，桂枝说和李芳去，李芳没去，李芳说")
    {'和李芳': (1, 0)}
    >>> _mended({"芮莹", "归芮莹"}, "芮莹挨打，芮莹走了，孩子归芮莹抚养")
    {'归芮莹': (1, 0)}
    """
    moves: dict[str, tuple[int, int]] = {}
    for name in sorted(names, reverse=True):
        often = whole.count(name)
        if often >= MANY and len(name) == SHORT and (on := _always(whole, name)).isalpha() and is_usual(on):
            moves[name] = 0, 1
        for part in {name[:-1], name[1:]} & names:
            if part[0] in "小老阿" or not family_name().match(part):
                continue
            if whole.count(part) == often > 1 and name.startswith(part):
                moves[part] = 0, 1
            elif often == 1 < whole.count(part) and name.startswith(part):
                if name[-1] in NEXT_WORD or not is_usual(name[-1]):  # 周强|同, but 司春霞 beside 司春和
                    moves[name] = 0, -1
            elif often == 1 < whole.count(part) and not (_has_family(name) and whole.find(name) <= whole.find(part)):
                moves[name] = 1, 0
    return moves


def _has_family(name: str) -> bool:
    """Whether it begins with a family name, as 娄桂枝 whom 桂枝 is short for, and not with a word as 和李芳."""
    return family_name().match(name) is not None and name[0] not in _JOINING


def _always(whole: str, name: str) -> str:
    """The character with which a name goes on wherever it stands, whatever comes then: 逄大|有; else ''."""
    after = {whole[found.end() : found.end() + SHORT] for found in re.finditer(re.escape(name), whole)}
    firsts = {two[:1] for two in after}
    return firsts.pop() if len(after) >= MANY and len(firsts) == 1 and firsts.isdisjoint(NEXT_WORD) else ""


def together(sure: Sequence[Person], others: Sequence[Person]) -> list[Person]:
    """Both, in order; where they touch, those that are sure."""
    spans = SpanIndex((person.start, person.end) for person in sure)
    return sorted([*sure, *(other for other in others if (other.start, other.end) not in spans)])
