"""Who is meant by a part of a name: 秀兰 and 老曲, in a document that names 李秀兰 and 曲长河.

A given name is that person. A family name with 老, 大爷 or 某 tells no more than the mask that is usual, so it is
nobody's finding; but what is told of 老曲 is told of 曲长河, if nobody else of that family is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from redactscan.detectors.ending import cuts_at, ends_at, family_name, follows_at, is_word, tells
from redactscan.detectors.prose import Person, together
from redactscan.detectors.vocabulary import roles
from redactscan.text import regex

GIVEN = 2  # characters of a given name that can stand alone
_ELDERS = "老[人汉太伯]|大[爷妈娘叔伯姐哥嫂婶]|阿[姨婆伯公]|婆婆|奶奶|爷爷|[二三四]?[婶嫂姐哥婆姨叔伯]"
_CALLED = f"先生|女士|小姐|同学|师傅|{_ELDERS}|某某?|氏"


class ShortForms:
    """The short forms of the full names of one document, and who is meant by each."""

    def __init__(self, names: Collection[str]) -> None:
        self._given = _whose(names, _given)
        self._families = _whose(names, _family)
        self._parts = any_of(self._given)
        families = "|".join(sorted(self._families))
        self._called = re.compile(f"[老小阿大]({families})|({families})(?:{_CALLED})") if families else None

    def meant(self, text: str, people: Sequence[Person]) -> list[Person]:
        """The persons of a reading, with those whom it names by a part of their name."""
        found = [self._whole(text, *part.span()) for part in self._parts.finditer(text)]
        people = together([one for one in found if not one.who], people)
        people = together([one for one in found if one.who and _stands(text, one, people)], people)
        if self._called:
            called = (
                Person(*part.span(), full=False, who=self._families[part[1] or part[2]])
                for part in self._called.finditer(text)
            )
            known = [one for one in people if one.full and _is_whole(text, one)]
            people = together(known, together(list(called), [one for one in people if one not in known]))
        return list(people)

    def _whole(self, text: str, start: int, end: int) -> Person:
        """A part of a name, or all of it if the family name stands before it."""
        who = self._given[text[start:end]]
        begin = start - len(who) + end - start
        return Person(begin, end) if text[max(0, begin) : end] == who else Person(start, end, who=who)


def any_of(names: Collection[str]) -> re.Pattern[str]:
    """One of the names, the longest that stands somewhere; grouped, because ``re`` tries one group at a place."""
    rest: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest.setdefault(name[0], []).append(re.escape(name[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(more)})" for first, more in rest.items()) or "(?!)")


def _whose(names: Collection[str], parts: Callable[[str], Iterable[str]]) -> Mapping[str, str]:
    """Who has a part of a name that nobody else has."""
    having: dict[str, set[str]] = {}
    for name in names:
        for part in parts(name):
            having.setdefault(part, set()).add(name)
    return {part: name for part, (name, *others) in having.items() if not others}


def _given(name: str) -> Iterator[str]:
    """
    >>> [list(_given(name)) for name in ("李秀兰", "欧阳静", "李明", "吉克·尔哈")]
    [['秀兰'], ['静'], [], ['吉克', '尔哈']]
    """
    family = family_name().match(name)
    if "·" in name:
        yield from (part for part in name.split("·") if len(part) >= GIVEN)
    elif family and (len(name) - family.end() == GIVEN or (family["compound"] and len(name) > family.end())):
        yield name[family.end() :]


def _family(name: str) -> Iterator[str]:
    family = family_name().match(name)
    if family and "·" not in name:
        yield family.group()


def _is_whole(text: str, one: Person) -> bool:
    return bool(one.who) or text[one.start] not in "老小阿大"


def _stands(text: str, part: Person, people: Sequence[Person]) -> bool:
    """Whether a part of a name stands for all of it, and is neither a word nor a part of somebody else's name."""
    start, end = part.start, part.end
    beside = next((one for one in people if one.start < end and start < one.end), None)
    if beside and (beside.start, beside.end) == (start, end):
        return True
    if beside and (beside.start < start or text[beside.start : beside.end] == part.who):
        return False
    if start and family_name().match(text, start - 1) and not cuts_at(text, start):
        return False  # 王秀兰
    opens = start == 0 or ends_at(text, start - 1) or bool(_announces().search(text, 0, start))
    closes = ends_at(text, end) or bool(tells().match(text, end)) or follows_at(text, end) > 0
    if end - start < GIVEN or is_word(text[start:end]):
        return opens and closes and not (ends_at(text, end) and (start == 0 or ends_at(text, start - 1)))
    return (opens or cuts_at(text, start)) and (closes or cuts_at(text, end))


@cache
def _announces() -> regex.Pattern[str]:
    words = roles()
    return regex.backwards(rf"(?:{words['private']}|{words['kin']}|[我你他她和与跟给替叫陪])$")
