"""The style sheets of a page, as far as they can hide something: which declarations hold for an element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

Style: TypeAlias = Mapping[str, str]
"""Property to value, both in lower case and without white space."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What holds for print or small screens only says nothing of the page as read.
_CONDITIONAL = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_MOST = 20_000  # rules; a page of that many is no page


class _Compound(NamedTuple):
    """``p.a.b``: what an element must be and have."""

    tag: str
    names: frozenset[str]

    def fits(self, tag: str, names: frozenset[str]) -> bool:
        return self.names <= names and self.tag in ("", "*", tag)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The compounds of a selector, the element's own last, with what it declares."""

    path: tuple[_Compound, ...]
    style: Style


@dataclass(slots=True)
class Sheets:
    """Rules by a name (or the tag) that their element must have. Selectors with more than names are left out."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    hiding: dict[str, list[_Rule]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any, hides: Callable[[Style], bool]) -> Sheets:
        """The sheets in a page; ``hides`` tells which declarations may hide something.

        Conditional ones, and those in other files, are left out.
        """
        sheets = cls()
        text = "".join(_COMMENT.sub("", sheet.text or "") for sheet in root.iter("style"))
        for selectors, body in islice(_RULE.findall(_CONDITIONAL.sub("", text)), _MOST):
            style = declared(body)
            for path in filter(None, map(_path, selectors.split(","))):
                key = min(path[-1].names, default=path[-1].tag)
                for index in (sheets.rules, sheets.hiding) if hides(style) else (sheets.rules,):
                    index.setdefault(key, []).append(_Rule(path, style))
        return sheets

    def concern(self, element: Any) -> bool:
        """Whether a rule that may hide something is about ``element``."""
        return bool(self.hiding) and any(_fits(rule, element) for rule in _candidates(self.hiding, element))

    def style(self, element: Any) -> Style:
        """What holds for an element: its own style over the rules, later rules over earlier ones."""
        found = [rule.style for rule in _candidates(self.rules, element) if _fits(rule, element)]
        own = declared(element.get("style", ""))
        return {name: value for style in (*found, own) for name, value in style.items()} if found else own


def _candidates(rules: Mapping[str, list[_Rule]], element: Any) -> Iterator[_Rule]:
    for name in (*_names_of(element), element.tag):
        yield from rules.get(name, ())


def _names_of(element: Any) -> frozenset[str]:
    return _names(element.get("class", ""), element.get("id", ""))


@lru_cache(maxsize=4096)
def _names(classes: str, identity: str) -> frozenset[str]:
    """The classes and the id of an element, as a selector has them."""
    names = {f".{name}" for name in classes.split()}
    return frozenset(names | {f"#{identity}"} if identity else names)


@lru_cache(maxsize=4096)
def declared(body: str) -> Style:
    """The declarations of a style attribute or of a rule.

    >>> dict(declared("Color: Red !important; display : none"))
    {'color': 'red', 'display': 'none'}
    """
    pairs = (part.partition(":") for part in body.lower().split(";"))
    return {
        "".join(name.split()): "".join(value.split()).removesuffix("!important")
        for name, colon, value in pairs
        if colon
    }


def _path(selector: str) -> tuple[_Compound, ...]:
    """The compounds of a selector, () if it says more than this module understands."""
    compounds: list[_Compound] = []
    for part in re.split(r"[\s>]+", selector.strip()):
        match = _COMPOUND.fullmatch(part)
        if match is None or not part:
            return ()
        compounds.append(_Compound((match[1] or "").lower(), frozenset(_NAME.findall(match[2]))))
    return tuple(compounds)


def _fits(rule: _Rule, element: Any) -> bool:
    """Whether an element is what the rule asks for, and lies in what the rule asks for."""
    *outer, own = rule.path
    if not own.fits(element.tag, _names_of(element)):
        return False
    around: Iterator[Any] = element.iterancestors()
    return all(any(wanted.fits(one.tag, _names_of(one)) for one in around) for wanted in reversed(outer))
