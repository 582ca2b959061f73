"""Whether a listed name stands in a text as a name: what is beside it, where words end, what the tagger says.

A raw hit in prose is right two times out of three (measured on annotated news). Of those that no dictionary has, the
ends must be ends of words or of labels, or the tagger must read a person there. One that is an ordinary word as well
(高峰, 文静, 程度) needs a place where only a name stands; or something that speaks for it, and the tagger's agreement.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from redactscan.detectors import cues, tagger, tokenizer
from redactscan.detectors.persons import looks_like_name
from redactscan.text import regex
from redactscan.values import dataclass, field

Ground: TypeAlias = Literal["alone", "column", "label", "series", "beside", "words", "tagger"]
"""What makes it a name: it has a cell or line for itself; the column's heading; a label or title; other names in a
row; a number or fact in its row or clause; the ends of words; the tagger."""

NEAR = 16
_SENTENCE = 30  # characters on each side that the tagger reads
_LONG = 4  # characters that hardly any text has by chance
_COMMON = 3  # times that a word is in the text that jieba counted
_COMMON_NAME = 300  # and one that jieba takes for a name: 高峰, 文明 and 胡同 are words all the same
_EDGE = frozenset(':、,;(（)）。!?|/"“”《》<>【】[]~—-\x1e\x1f\n ')
_STOPS = "。;!?\x1e\x1f"
_STOP = regex.compile(f"[{_STOPS}]")
_BLOCK = regex.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+")  # what jieba cuts at once; it looks at nothing beyond
_CLOSED = frozenset(
    "的了在是和与及等为因于已被由对从到将把向给也都又还说有"
)  # words of one character: no name goes on with them


class Readings:
    """What the tagger says of sentences. It is asked for many at once, which is twenty times quicker than one by one.

    Until ``settle`` the answer to a new question is that nobody is named there; ``unanswered`` counts such answers.
    """

    def __init__(self) -> None:
        self.unanswered = 0
        self._known: dict[str, list[tuple[int, int]]] = {}
        self._wanted: dict[str, None] = {}

    def __call__(self, sentence: str) -> list[tuple[int, int]]:
        """The spans of the persons in a sentence."""
        if sentence not in self._known:
            self._wanted[sentence] = None
            self.unanswered += 1
        return self._known.get(sentence, [])

    def settle(self) -> bool:
        """Ask the tagger what was asked since; whether that was anything, so that it must be asked again."""
        wanted, self._wanted = list(self._wanted), {}
        if wanted:
            self._known |= dict(zip(wanted, tagger.persons(wanted), strict=True))
        return bool(wanted)


@dataclass(frozen=True, slots=True)
class Spot:
    """A listed name ``name`` at ``start:end`` of ``text`` (normal form).

    ``line`` is what stands around it in its clause, or its row of a table; ``heading`` is of its column or its field,
    '' if there is none. ``opens`` and ``closes``: there is a gap or a line's end before or after it.
    """

    text: str = field(repr=False)
    start: int
    end: int
    name: str = field(repr=False)
    line: str = field(repr=False)
    readings: Readings = field(repr=False)
    heading: str = field(default="", repr=False)
    opens: bool = False
    closes: bool = False


def ground(spot: Spot) -> Ground | None:
    """What makes it a name there; None if nothing does."""
    before, after = spot.text[max(0, spot.start - NEAR) : spot.start], spot.text[spot.end : spot.end + NEAR]
    left, right = spot.opens or before[-1:] in _EDGE or not before, spot.closes or after[:1] in _EDGE or not after
    label, title = bool(cues.LABEL.search(before)), bool(cues.TITLE.match(after) or cues.FIELD.match(after))
    ordinary = is_word(spot.name)
    if ordinary and not (is_name(spot.name) and _tagged_as_person(spot)):
        return _of_word(spot, before, after, (left, right), (label, title))
    if left and right:
        return "column" if cues.HEADING.search(spot.heading) else "label" if label or title else "alone"
    left, right = left or label, right or title
    if (left and right) or len(spot.name) > _LONG:
        return "label"
    borders, ends = borders_of(spot.text, spot.start, spot.end)
    if (left or spot.start in borders) and (right or spot.end in borders) and not _goes_on(spot, after, ends):
        if label or title:
            return "label"
        if len(spot.name) > 2 or any(_agrees(spot, span) for span in _tagged(spot)):
            return "words"
    if _cuts_a_word(spot, ends):
        return None
    return "tagger" if (spot.start, spot.end) in _tagged(spot) else None


def _of_word(spot: Spot, before: str, after: str, edges: tuple[bool, bool], worded: tuple[bool, bool]) -> Ground | None:
    """The same for a name that is a word too."""
    left, right = edges
    label, title = worded
    if left and right:
        if spot.heading:
            named = cues.HEADING.search(spot.heading) and not cues.NO_HEADING.search(spot.heading)
            return "column" if named else None
        if cues.SURE_LABEL.search(before) or (label and title) or cues.FIELD.match(after):
            return "label"
        if "\x1f" in spot.line and cues.NUMBER.search(spot.line):
            return "beside"
    if (left or before[-1:] in "为是有") and (right or title) and _in_series(before, after):
        return "series"
    if (label and (title or right)) or (title and left and cues.FIELD.match(after)):
        sure = title and (label or left)
        return "label" if sure or _tagged_as_person(spot) else None
    if label or title or cues.NUMBER.search(spot.line) or cues.FACT.search(spot.line):
        borders, _ = borders_of(spot.text, spot.start, spot.end)
        whole = (left or spot.start in borders) and (right or spot.end in borders)
        if whole and _tagged_as_person(spot):
            return "label" if label or title else "beside"
    return None


def _in_series(before: str, after: str) -> bool:
    """Whether a neighbour in a row of words is a name that is no word."""
    neighbours = [
        name for found in (cues.ITEM.search(before), cues.ITEM.match(after)) if found for name in found.groups() if name
    ]
    return any(looks_like_name(name) and not is_word(name) for name in neighbours)


@lru_cache(maxsize=1 << 16)
def is_word(name: str) -> bool:
    """Whether a name is also an ordinary word in jieba's dictionary.

    >>> [is_word(name) for name in ("高峰", "程度", "张伟民", "李明")]
    [True, True, False, False]
    """
    found = tokenizer.entry(name)
    if found is None or (len(name) > 2 and found.tag.startswith("nr")):
        return False
    return found.frequency >= (_COMMON_NAME if found.tag.startswith("nr") else _COMMON)


def is_name(word: str) -> bool:
    """Whether jieba's dictionary has a word as a person's name: 李鹏, but 高峰 and 文明 as well."""
    found = tokenizer.entry(word)
    return found is not None and found.tag.startswith("nr")


def borders_of(text: str, start: int, end: int) -> tuple[set[int], dict[int, int]]:
    """Where words begin or end around ``start:end``, and where each word that begins there ends."""
    borders: set[int] = set()
    ends: dict[int, int] = {}
    first = _open(text, start)
    for block in _BLOCK.finditer(text, first, max(end, _close(text, end))):
        for token in _cut(block.group()):
            borders |= {block.start() + token.start, block.start() + token.end}
            ends[block.start() + token.start] = block.start() + token.end
    borders |= {at for at in (start, end) if not (0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at]))}
    return borders, ends


def _open(text: str, at: int) -> int:
    while at > 0 and _joins(text[at - 1]):
        at -= 1
    return at


def _close(text: str, at: int) -> int:
    while at < len(text) and _joins(text[at]):
        at += 1
    return at


def _joins(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fd5" or (char.isascii() and (char.isalnum() or char in "+#&._%-"))


@lru_cache(maxsize=4096)
def _cut(block: str) -> list[tokenizer.Token]:
    return tokenizer.tokens(block)


def _goes_on(spot: Spot, after: str, ends: dict[int, int]) -> bool:
    """Whether a name of two characters is the beginning of a longer one that jieba cut: 李岚|清."""
    single = ends.get(spot.end) == spot.end + 1 and after[:1] not in _CLOSED
    if len(spot.name) > 2 or not single or not looks_like_name(spot.name + after[:1]):
        return False
    return any(first <= spot.start and spot.end < last for first, last in _tagged(spot))


def _cuts_a_word(spot: Spot, ends: dict[int, int]) -> bool:
    """Whether a word of the dictionary begins or ends inside of it: 安全|和 is not 全和; no need to ask."""
    for first, last in ends.items():
        over = first < spot.end and spot.start < last
        if over and (first < spot.start or spot.end < last) and is_word(spot.text[first:last]):
            return True
    return False


def _agrees(spot: Spot, span: tuple[int, int]) -> bool:
    """Whether a person of the tagger is that one: 江主席 may be 江, 张军扩 is not 张军."""
    first, last = span
    return first < spot.end and spot.start < last and last != spot.end + 1


def _tagged_as_person(spot: Spot) -> bool:
    return any(first == spot.start and last == spot.end for first, last in _tagged(spot))


def _tagged(spot: Spot) -> list[tuple[int, int]]:
    """The persons whom the tagger reads in the sentence, as spans of the text."""
    first = max(_last_stop(spot.text, spot.start), spot.start - _SENTENCE)
    stop = _STOP.search(spot.text, spot.end, spot.end + _SENTENCE)
    last = stop.start() if stop else min(len(spot.text), spot.end + _SENTENCE)
    return [(first + start, first + end) for start, end in spot.readings(spot.text[first:last])]


def _last_stop(text: str, at: int) -> int:
    return max(text.rfind(stop, max(0, at - _SENTENCE), at) for stop in _STOPS) + 1
