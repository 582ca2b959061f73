"""The texts that are learned from: what each author wrote, with the persons marked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "corpora")]

from craft.people import People, Person  # noqa: E402
from craft.pools import MANY  # noqa: E402
from prose import _PERSON, _person, templates  # noqa: E402

from redactscan.text.fold import fold  # noqa: E402


class Mark(NamedTuple):
    """A name at ``start:end`` of a text, folded: «of a private person», 〈who may be named〉, ‹of one between›."""

    start: int
    end: int
    name: str
    sign: str


def marked(name: str, renamed: Callable[[str], str] = str) -> Iterator[tuple[str, list[Mark]]]:
    """The texts of a file of templates; or those of a folder, in which nobody is named."""
    if Path(name).is_dir():
        yield from ((file.read_text(encoding="utf-8"), []) for file in sorted(Path(name).glob("*.txt")))
        return
    for path, template in templates(name):
        yield _filled(path, renamed(template))


def by_name(marks: Iterable[Mark]) -> dict[str, set[str]]:
    """The signs with which each name is marked."""
    signs: dict[str, set[str]] = {}
    for mark in marks:
        signs.setdefault(mark.name, set()).add(mark.sign)
    return signs


def is_of_private(marks: Iterable[Mark]) -> bool:
    """Whether a private person is among those who are marked."""
    return any(mark.sign == "«" for mark in marks)


def _filled(path: str, template: str) -> tuple[str, list[Mark]]:
    people = People(f"weights/{path}", set(), MANY)
    named: dict[str, Person] = {}
    text, marks, at = "", [], 0
    for found in _PERSON.finditer(template):
        person = named.setdefault(found["key"], _person(people, found["key"], found["kind"] or ""))
        text += template[at : found.start()]
        at = found.end()
        number = {"id": person.id, "mobile": person.mobile}.get(found["kind"] or "")
        if not number:
            name = fold(person.plain_name)
            marks.append(Mark(len(text), len(text) + len(name), name, found.group()[0]))
        text += number or person.plain_name
    return text + template[at:], marks
