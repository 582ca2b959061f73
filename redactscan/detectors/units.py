"""The stretches of a document that are read for names: sentences that tell a fact and may name somebody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from redactscan.detectors.ending import GOES_ON, ends_at, follows_at
from redactscan.detectors.heads import finder
from redactscan.detectors.possible import possible_names
from redactscan.detectors.regex import compiled
from redactscan.detectors.surface import Surface
from redactscan.detectors.unlikely import unlikely
from redactscan.detectors.vocabulary import CLINIC
from redactscan.hints import TYPE_CHECKING, Any
from redactscan.model import Match, Rule, Severity, Verdict
from redactscan.text import regex
from redactscan.text.arrays import arrays, codes, look_up
from redactscan.text.sensitive import Sensitive
from redactscan.text.spans import touched
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.detectors.binding import Fact
    from redactscan.detectors.prose import Person
    from redactscan.detectors.reading import Reading

MAX_UNIT = 400  # raw characters that are read as one: a sentence, and those before it that it goes on
WRAPPED = 24  # characters of a line that may have been broken in the middle of a sentence
SLACK = 2  # characters by which broken lines differ
APART = "\x1e\x1f"  # what no sentence goes on over
_STOPS = "。!?;,、"
_SENTENCE = re.compile(rf"(?=\S)[^。!?;{APART}\n]*(?:[。!?;{APART}\n]|\Z)")
_SHOWN = re.compile(r"\S")
_ENDS, _BLANK = 1, 2
_CLAUSE = regex.compile(rf"[,。!?;{APART}\n]")
_BEFORE_CLAUSE = regex.compile(rf"(?r)[,。!?;{APART}\n]")
_GOES_ON = regex.compile(r"[\p{Han}0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Unit:
    """The stretch ``start:end`` of a surface, as it is read."""

    surface: Surface
    start: int
    end: int
    reading: Reading

    @classmethod
    def of(cls, surface: Surface, start: int, end: int) -> Unit:
        from redactscan.detectors.reading import read

        return cls(surface, start, end, read(surface.view.raw[start:end]))

    def name(self, person: Person) -> str:
        return person.name(self.reading.text)

    @property
    def kind(self) -> str:
        """What it stands in: ``prose``, a ``cell`` or a ``label``."""
        return self.surface.kind(self.start)

    def closes(self, person: Person) -> bool:
        """Whether behind the name stands what may follow one."""
        text = self.reading.text
        return bool(ends_at(text, person.end) or follows_at(text, person.end) or text[person.end] in GOES_ON)

    def match(self, rule: Rule, person: Person, how: str) -> Iterator[Match]:
        first, last = self.reading.raw(person.start, person.end)
        if place := self.surface.place(self.start + first, self.start + last):
            source, cell, span, _ = place
            value = Sensitive(self.surface.view.raw[self.start + first : self.start + last])
            name = Sensitive(self.name(person))
            yield Match(rule, source, cell, span, value, name, Verdict.PLAUSIBLE, evidence=how)


def names_in(text: str) -> list[int]:
    """Where somebody may be named in a squeezed view or a reading."""
    return [*possible_names(text), *(name.start for name in unlikely(text))]


def units_of(surface: Surface, names: Sequence[int], rules: Sequence[Rule]) -> Iterator[Unit]:
    """The sentences that may name somebody and tell a fact, each with those that it goes on and that go on about it;
    ``names`` are those on the surface.
    """
    view = surface.view
    places = sorted(view.raw_span(at, at + 1)[0] for at in names)
    sentences = sentences_of(view.plain) if places else []
    begins = [start for start, _ in sentences]
    tells = _gate(tuple(rule.detect.pattern for rule in rules)).search
    taken: list[tuple[int, int]] = []
    done = 0
    for at in places:
        first = last = bisect_right(begins, at) - 1
        if at < done or first < 0:
            continue
        while last + 1 < len(sentences) and _goes_on(view.plain, sentences, last + 1, begins[first]):
            last += 1
        while first > 0 and begins[first] > done and _goes_on(view.plain, sentences, first, begins[first - 1]):
            first -= 1
        start, done = begins[first], sentences[last][1]
        for place in range(first, last + 1):
            if tells("".join(view.plain[slice(*sentences[place])].split())):
                yield Unit.of(surface, start, done)
                taken.append((start, done))
                break
    parties = sorted(view.raw_span(at, at + 1)[0] for at in _parties(view.squeezed, names))
    for start, end in _near(parties, sentences):
        if touched(taken, start, start + 1):
            continue
        named = bisect_left(parties, end) > bisect_left(parties, start)
        if named or tells("".join(view.plain[start:end].split())):
            yield Unit.of(surface, start, end)


def _parties(text: str, names: Sequence[int]) -> Iterator[int]:
    """Where a label calls who is named there a party, a patient, an applicant: 申请人：…"""
    labelled = [at for at in names if text[at - 1 : at] == ":"]
    if labelled:
        from redactscan.detectors.offices import called_party

        yield from (at for at in labelled if called_party(text, at))


def _near(parties: Sequence[int], sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """申请人：王秀兰, and further on 八级伤残: the sentences near a party."""
    if not parties:
        return
    from redactscan.detectors.cast import REACH

    for start, end in sentences:
        behind = bisect_left(parties, start)
        if any(abs(start - place) <= REACH for place in parties[max(0, behind - 1) : behind + 1]):
            yield start, end


# What is told of a life and hardly of a policy.
_LIFE = re.compile("妻子|丈夫|老伴|婆婆|公公|女儿|儿子|孙[子女]|母亲|父亲|爷爷|奶奶|外婆|哥哥|姐姐|弟弟|妹妹|媳妇")
LIVELY = 2  # such words in a document that is about somebody


def is_of_life(laid: Sequence[Surface]) -> bool:
    """Whether a document is about somebody's life, though nothing in it may look like a name."""
    told = (found for surface in laid for found in _LIFE.finditer(surface.view.plain))
    return len(list(islice(told, LIVELY))) == LIVELY


def of_life(laid: Sequence[Surface], rules: Collection[Rule]) -> Iterator[Unit]:
    """The sentences that tell a fact, of such a document."""
    tells = _gate(tuple(rule.detect.pattern for rule in rules)).search
    for surface in laid:
        plain = surface.view.plain
        yield from (Unit.of(surface, *each) for each in sentences_of(plain) if tells(plain, *each))


def _goes_on(plain: str, sentences: Sequence[tuple[int, int]], number: int, start: int) -> bool:
    """Whether a sentence is about whom the one before it names, and what began at ``start`` is not too long with it."""
    (begin, stop), (at, end) = sentences[number - 1 : number + 1]
    last = plain[begin:stop].rstrip(f"{APART} \n\t\r")[-1:]
    apart = last != ":" and (last not in _STOPS or any(mark in plain[stop - 1 : at] for mark in APART))
    if apart or end - start > MAX_UNIT:
        return False
    from redactscan.detectors.binding import continues

    return continues(plain[at : at + 16])  # 王秀兰：/ 您反映的…


@cache
def _gate(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Where any fact may be told."""
    return finder(patterns)


def sentences_of(plain: str) -> list[tuple[int, int]]:
    """The sentences of a text that are not blank, without the spaces before them."""
    spans = _spans(plain)
    if "\n" not in plain:
        return spans
    found: list[tuple[int, int]] = []
    for span in spans:
        if found and found[-1][1] == span[0] and plain[span[0] - 1] == "\n" and wraps(plain, span[0] - 1):
            span = found.pop()[0], span[1]
        found.append(span)
    return found


def _spans(plain: str) -> list[tuple[int, int]]:
    """The matches of ``_SENTENCE``."""
    if not (numpy := arrays(plain)):
        return [sentence.span() for sentence in _SENTENCE.finditer(plain)]
    kinds = look_up(_kinds(numpy), codes(numpy, plain))
    ends = numpy.flatnonzero(kinds & _ENDS > 0) + 1
    ends = numpy.append(ends, len(plain)) if ends[-1:] != len(plain) else ends
    begins = numpy.append(0, ends[:-1])
    late = numpy.flatnonzero(kinds[begins] & _BLANK > 0)
    begins[late] += 1  # mostly a mark alone
    late = late[begins[late] < ends[late]]
    for at in late[kinds[begins[late]] & _BLANK > 0].tolist():
        word = _SHOWN.search(plain, begins[at], ends[at])
        begins[at] = word.start() if word else ends[at]
    some = begins < ends
    return list(zip(begins[some].tolist(), ends[some].tolist(), strict=True))


@cache
def _kinds(numpy: Any) -> Any:
    """Which characters of the basic plane end a sentence, and which are blank; the last stands for those beyond."""
    plane = "".join(map(chr, range(0x10000)))
    kinds = numpy.zeros(len(plane), numpy.uint8)
    for chars, kind in ((f"[。!?;{APART}\n]", _ENDS), (r"\s", _BLANK)):
        kinds[[sign.start() for sign in re.finditer(chars, plane)]] |= kind
    return kinds


def wraps(plain: str, at: int) -> bool:
    """Whether a line only ends there and its sentence goes on: it is long, the next no longer, words on both sides."""
    if not at or not _GOES_ON.match(plain, at + 1):
        return False
    line = at - plain.rfind("\n", 0, at)
    below = plain.find("\n", at + 1)
    if (len(plain) if below < 0 else below) - at > line + SLACK:
        return False
    return line > WRAPPED and (plain[at - 1] in ",、" or _GOES_ON.match(plain, at - 1) is not None)


class Teller(NamedTuple):
    """A rule, what says quickly whether it may find anything in a text, and what finds it."""

    rule: Rule
    may_tell: Callable[[str], object]
    finditer: Callable[[str], Iterable[regex.Match[str]]]


@cache
def tellers_of(rules: tuple[Rule, ...]) -> list[Teller]:
    """What some rules find facts with."""
    wanted = ((rule, rule.detect) for rule in rules)
    return [
        Teller(rule, _gate((one.pattern,)).search, compiled(one.pattern, one.boundary).finditer) for rule, one in wanted
    ]


def facts_of(text: str, tellers: Iterable[Teller]) -> Iterator[Fact[str]]:
    """What a reading tells, by the rules; not what a word in its clause exempts."""
    from redactscan.detectors.binding import Fact

    for rule, may_tell, finditer in tellers:
        wanted, context = rule.detect, rule.context
        if not may_tell(text):
            continue
        for found in finditer(text):
            start, end = found.span()
            if text.startswith(wanted.not_after, end) or text[:start].endswith(wanted.not_before):
                continue
            clause = _clause(text, start, end)
            if not any(word in clause for word in context.exempt):
                doubtful = wanted.zone == "beside" or any(word in clause for word in context.lower)
                yield Fact(rule.id, start, end, rule.severity >= Severity.HIGH, doubtful)


def _clause(text: str, start: int, end: int) -> str:
    before = _BEFORE_CLAUSE.search(text, 0, start)
    after = _CLAUSE.search(text, end)
    return CLINIC.sub("", text[before.end() if before else 0 : after.start() if after else len(text)])
