"""The persons whom running text names: what the tagger finds and what rules find, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from redactscan.detectors import tagger
from redactscan.detectors.ending import LONG, SHORT, Named, ends_at, family_name
from redactscan.detectors.misnomers import MASKED, in_word, is_name, is_partial, numbers
from redactscan.detectors.naming import named
from redactscan.detectors.vocabulary import possible_names

Spans: TypeAlias = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person named at ``start:end`` of a reading. ``full``: by a whole name that nothing masks."""

    start: int
    end: int
    full: bool = True


def persons(texts: Sequence[str], facts: Sequence[Spans] = (), whole: bool = False) -> list[list[Person]]:
    """Who is named in each of some readings, in order; ``facts`` are the spans of what each tells.

    They are read together, because the tagger is quicker with many; unless ``whole``, it does not read what can hardly
    name anybody.
    """
    rows = zip(texts, _tagged(texts, whole), facts or [()] * len(texts), strict=True)
    return [list(_together(text, named(text, spans, told), spans)) for text, spans, told in rows]


def _tagged(texts: Sequence[str], whole: bool) -> list[list[tuple[int, int]]]:
    pieces = ((n, start, text[start:end]) for n, text in enumerate(texts) for start, end in tagger.pieces(text))
    asked = [piece for piece in pieces if whole or next(possible_names(piece[2]), None) is not None]
    found: list[list[tuple[int, int]]] = [[] for _ in texts]
    if asked:
        for (n, at, _), spans in zip(asked, tagger.persons([text for *_, text in asked]), strict=True):
            found[n] += ((at + start, at + end) for start, end in spans)
    return found


def _together(text: str, by_rule: Sequence[Named], tagged: Spans) -> Iterator[Person]:
    """Where both find something, a rule that is sure of it counts, else the tagger."""
    sure = [(name.start, name.end) for name in by_rule if name.sure]
    spans = sure + [span for span in tagged if not _touches(span, sure)]
    spans += [(n.start, n.end) for n in by_rule if not n.sure and not _touches((n.start, n.end), spans)]
    papers = numbers(text)
    for start, end in sorted(spans):
        name = text[start:end]
        apart = start > 0 and ends_at(text, start - 1) and ends_at(text, end)
        if not is_name(name, apart) or in_word(text, start, end) or _touches((start, end), papers):
            continue
        yield Person(start, end, not (MASKED.search(name) or is_partial(name)))


def agreed(texts: Sequence[str], people: Sequence[Sequence[Person]]) -> list[list[Person]]:
    """The persons whom readings of one document name, by the same names throughout: of 周强 and 周强|同, of 倪雪|珍 and
    倪雪 only what stands so wherever it stands.
    """
    rows = [
        list(zip((text[one.start : one.end] for one in row), row, strict=True))
        for text, row in zip(texts, people, strict=True)
    ]
    names = {name for row in rows for name, _ in row if len(name) <= LONG}
    whole = "\n".join(dict.fromkeys(texts))
    shorter: dict[str, tuple[int, int]] = {}
    longer: dict[str, tuple[int, int]] = {}
    for name in sorted(names):
        for first, last in ((0, 1), (1, 0)):
            part = name[first : len(name) - last]
            if (
                part not in names
                or len(part) < SHORT
                or (first and not family_name().match(part))
                or part[0] in "小老阿"
            ):
                continue
            often, seldom = whole.count(part), whole.count(name)
            if often == seldom > 1 and first == 0:
                longer[part] = (0, 1)
            elif often >= 2 * seldom and seldom == 1:
                shorter[name] = (first, -last)
    found = []
    for row in rows:
        new = []
        for name, one in row:
            start, end = shorter.get(name) or longer.get(name) or (0, 0)
            new.append(replace(one, start=one.start + start, end=one.end + end))
        found.append(together(new, ()))
    return found


def _touches(span: tuple[int, int], others: Spans) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def together(sure: Sequence[Person], others: Sequence[Person]) -> list[Person]:
    """Both, in order; where they touch, those that are sure."""
    spans = [(person.start, person.end) for person in sure]
    return sorted([*sure, *(other for other in others if not _touches((other.start, other.end), spans))])
