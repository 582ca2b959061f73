"""Running text with persons in it: notices, replies, news, minutes, as ``*.txt`` files of templates beside this module.

A line ``=== path`` begins a document. «a» is a private person whom a scan should find, ‹b› an official or another
person who may be named; the same letter is the same person. A kind may follow the letter: «a woman», «b child»,
«c dotted», «d compound», «e wordlike». In a document of officials alone nothing is to be found.

〈c〉 is somebody who is not to be found: a finding of the name is false. «a id» and «a mobile» are numbers of «a».
In place of a letter there may be the name itself: «欧阳静», 〈罗志刚〉.

The files ``eleventh`` to ``seventeenth`` and ``nineteenth`` to ``twenty_sixth`` make no set; what tells names is fitted
to them (``patterns/update``). Neither do those from ``twenty_seventh`` on; they told how likely a name must be, and
what a paper and the text around a name sound like is fitted to them as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from craft.gold import Made, Page, mark, maybe, plain
from craft.paper import write
from craft.people import People, Person

HERE = Path(__file__).parent
REMARKS = "health disability fertility criminal-record finances religion veteran victim minor address birth-date"
_PERSON = re.compile(r"[«‹〈](?P<key>[a-z]|[\u3000\u3400-\u9fff·]+)(?: (?P<kind>[a-z]+))?[»›〉]")
_WORDLIKE = [
    "高峰",
    "文静",
    "程度",
    "高兴",
    "方正",
    "金星",
    "江山",
    "高原",
    "田野",
    "安宁",
    "石头",
    "康乐",
    "雷达",
    "马力",
    "张力",
    "钟情",
    "周密",
    "严肃",
    "明亮",
    "温和",
]


def documents(*names: str) -> list[Callable[[People], Made]]:
    """One function for each document of some files of templates."""
    return [_maker(path, text) for name in names for path, text in templates(name)]


def templates(name: str) -> Iterator[tuple[str, str]]:
    """The paths and texts of a file of templates."""
    content = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    for part in content.split("\n=== ")[1:]:
        path, _, text = part.partition("\n")
        yield path, text.strip()


def _maker(path: str, text: str) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        named: dict[str, Person] = {}
        for found in (*_PERSON.finditer(text), *_PERSON.finditer(path)):
            if found["key"] not in named:
                named[found["key"]] = _person(people, found["key"], found["kind"] or "")
        name, content = (_PERSON.sub(lambda found: _written(named[found["key"]], found), part) for part in (path, text))
        page = Page(plain(name), remarks=REMARKS) if "«" in text else Page(plain(name), clean="officials")
        page.read(name, "file-name")
        return write(page, content.split("\n"))

    make.__module__, make.__name__ = __name__, path
    return make


def _person(people: People, key: str, kind: str) -> Person:
    if not key.isascii():
        return people.called(key)
    match kind:
        case "woman":
            return people.women(1, 25, 70)[0]
        case "child":
            return people.children(1, 6, 15)[0]
        case "wordlike":
            return people.called(people.rng.choice(_WORDLIKE))
        case "dotted":
            return people.of_kind("dotted")
        case "compound":
            return people.of_kind("compound")
        case _:
            return people.adult(25, 75)


def _written(person: Person, found: re.Match[str]) -> str:
    match found.group()[0], found["kind"]:
        case "〈", _:
            return person.plain_name
        case "‹", _:
            return maybe("person-name", person.plain_name)
        case _, "id":
            return person.id
        case _, "mobile":
            return person.mobile
    return mark(
        "person-name",
        person.plain_name,
        tags=f"prose {found['kind'] or ''}",
        also="minor health disability fertility criminal-record veteran victim",
        least="medium",
    )
