"""Values are marked where they are written, so that a document and its gold labels cannot drift apart.

``mark`` wraps a value in private-use characters; it travels through f-strings and tables like any text. A writer
hands every text to ``Page.read``, which gives back what is to be written and notes the labels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

_OPEN, _SEPARATOR, _CLOSE = "\ue100", "\ue101", "\ue102"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_IGNORED = re.compile(r"[\s\-\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Label:
    """A value that a scan should find. ``also`` names other types under which it may rightly be reported.

    ``least`` is the severity below which a finding does not answer the label.

    A label without ``value`` speaks of the document: it is to be said of it once (a mask that tells too much) or, if
    ``optional``, it may be said of it any number of times.
    """

    path: str
    type: str
    value: str = ""
    canonical: str = ""
    role: str = "body"
    tags: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    optional: bool = False
    least: str = ""

    def as_json(self) -> dict[str, object]:
        """What is usual is left out: role body, a canonical form like the value, no tags."""
        entry: dict[str, object] = {"path": self.path, "type": self.type}
        if self.value:
            entry["value"] = self.value
        if self.canonical != self.value:
            entry["canonical"] = self.canonical
        if self.role != "body":
            entry["role"] = self.role
        entry |= {key: list(words) for key, words in (("tags", self.tags), ("also", self.also)) if words}
        if self.optional:
            entry["optional"] = True
        if self.least:
            entry["least"] = self.least
        return entry


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file. ``clean`` holds its tags if it is a clean document, and is None otherwise.

    ``tags`` are those of a document that is not clean: each of its labels has them.
    """

    path: str
    data: bytes = field(repr=False)
    labels: tuple[Label, ...] = ()
    clean: tuple[str, ...] | None = None
    tags: tuple[str, ...] = ()


class _Mark(NamedTuple):
    type: str
    value: str
    canonical: str
    role: str
    tags: str
    also: str
    optional: str
    least: str = ""

    def __str__(self) -> str:
        return _OPEN + _SEPARATOR.join(self) + _CLOSE


def canonical(value: str) -> str:
    """The form in which two writings of one value are equal.

    >>> canonical("３４２７２７ 1985-0312 001x")
    '34272719850312001X'
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", value)).upper()


def mark(type_: str, value: str, canon: str = "", *, tags: str = "", also: str = "", least: str = "") -> str:
    """``value`` with its label around it. ``tags`` and ``also`` are lists parted by spaces."""
    return str(_Mark(type_, value, canon or canonical(value), "", tags, also, "", least))


def maybe(type_: str, value: str) -> str:
    """A value that may be reported or not: an official's name, an office telephone."""
    return optional(mark(type_, value))


def optional(text: str) -> str:
    """``text`` with every label in it made optional."""
    return _map(text, lambda m: m._replace(optional="?"))


def in_role(role: str, text: str, *tags: str) -> str:
    """``text`` whose labels stand in ``role``: a comment in a page of HTML."""
    return _map(text, lambda m: m._replace(role=role, tags=" ".join((*m.tags.split(), *tags))))


def written(how: Callable[[str], str], text: str, *tags: str) -> str:
    """``text`` whose values are written in another way: full-width, spaced, in Chinese numerals."""
    return _map(text, lambda m: m._replace(value=how(m.value), tags=" ".join((*m.tags.split(), *tags))))


def plain(text: str) -> str:
    """``text`` without its marks."""
    return _MARK.sub(lambda match: _fields(match).value, text)


def _fields(match: re.Match[str]) -> _Mark:
    return _Mark(*match[1].split(_SEPARATOR))


def _map(text: str, change: Callable[[_Mark], _Mark]) -> str:
    return _MARK.sub(lambda match: str(change(_fields(match))), text)


class Page:
    """The labels of one document in the making.

    ``remarks`` are types of which the document as a whole may rightly be reported (disability, health).
    """

    def __init__(self, path: str, *, remarks: str = "", clean: str | None = None) -> None:
        self.path = path
        self.clean = None if clean is None else tuple(clean.split())
        self.labels = [Label(path, type_, optional=True) for type_ in remarks.split()]

    def whole(self, type_: str, also: str = "", tags: str = "") -> None:
        """The document as a whole is to be reported under ``type_``."""
        self.labels.append(Label(self.path, type_, tags=tuple(tags.split()), also=tuple(also.split())))

    def read(self, text: str, role: str = "body", *tags: str) -> str:
        """``text`` as it is to be written; its marks become labels."""
        for mark_ in map(_fields, _MARK.finditer(text)):
            self.labels.append(
                Label(
                    path=self.path,
                    type=mark_.type,
                    value=mark_.value,
                    canonical=mark_.canonical,
                    role=mark_.role or role,
                    tags=tuple(dict.fromkeys((*mark_.tags.split(), *tags))),
                    also=tuple(mark_.also.split()),
                    optional=bool(mark_.optional),
                    least=mark_.least,
                )
            )
        return plain(text)

    def torn(self, text: str, role: str = "body") -> list[str]:
        """``text`` in pieces, cut in the middle of each value: how a word processor's runs tear a number."""
        self.read(text, role, "split-runs")
        pieces, position = [""], 0
        for match in _MARK.finditer(text):
            value = _fields(match).value
            pieces[-1] += text[position : match.start()] + value[: len(value) // 2]
            pieces.append(value[len(value) // 2 :])
            position = match.end()
        pieces[-1] += text[position:]
        return pieces

    def finish(self, data: bytes) -> Made:
        if self.clean is not None and any(not label.optional for label in self.labels):
            raise ValueError(f"{self.path} is called clean and has values")
        return Made(self.path, data, tuple(self.labels), self.clean)
