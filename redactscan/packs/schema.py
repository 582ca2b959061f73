"""The form of a rule file. Every problem of a file is collected with its line, then raised as one error.

``[detect]``
    ``kind``: ``regex`` searches, ``terms`` looks words up, ``layout`` matches whole lines, ``column`` takes the cells
    below a header, ``names`` the name behind one of ``terms``, ``bound`` the persons about whom a sentence tells what
    ``pattern`` says (without one, those about whom it tells nothing), ``watchlist`` a project's own names, ``assess``
    leaves the rule to the room of ``assess/rooms`` that names its slug. ``view`` is the text that is searched: ``plain`` is
    folded (half-width, upper case, simplified), ``squeezed`` has no white space, ``number`` joins digit groups.
    ``pattern``: ``packs/lint.py`` says what it may hold; its group ``value`` is the finding, ``core`` the number in it
    that is checked and compared. ``boundary``: what may not touch the value, ``alnum``, ``digit`` or ``none``.
    ``join`` over gaps: ``none``, ``free``, or ``grouped`` as in ``groups`` or beside a label. ``not_before`` and
    ``not_after`` are literals that refuse a value which they touch. ``zone`` is where a ``layout`` line stands:
    ``any``, ``header``, ``title``, ``note``; ``beside``: what a ``bound`` rule finds counts right beside a name alone.
    ``validate`` is a module in ``redactscan/validators``, and ``on_rejected``
    (``drop``, ``review``) what becomes of a value that it rejects.
``[context]``
    Words beside the value: ``raise`` labels it, ``lower`` doubts it, ``exempt`` makes it information, ``columns`` are
    headers. ``required``: nothing without a label; ``person``: nothing without a person in the same row or sentence,
    unless it is ``labelled`` and a label stands beside it. ``anywhere``: under any header in a list with identity
    numbers, but for headers with a word of ``exempt``.
``[[example]]``
    ``packs/check.py`` says how they are read. ``role`` is where the text stands, if not in the body (``comment``,
    ``hidden`` …); ``field`` makes it the value of a property of that name. With ``aside``, the text is in the body, and
    that is what stands where ``role`` says. ``veil`` is what hides the text.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from redactscan import validators
from redactscan.errors import PackError, RedactscanError
from redactscan.model import Message, Role, Veil
from redactscan.packs import lint
from redactscan.packs.lines import key_lines
from redactscan.packs.values import Check, count, flag, groups, mapping, one_of, rows, text, texts

_TOP: dict[str, Check] = {
    "schema": one_of(1),
    "id": text,
    "slug": text,
    "type": text,
    "status": one_of("preview", "stable", "deprecated"),
    "severity": one_of("critical", "high", "medium", "low", "info"),
    "kind": one_of("fail", "review"),
    "category": text,
    "since": text,
    "title": mapping,
    "why": mapping,
    "detect": mapping,
    "context": mapping,
    "redact": mapping,
    "basis": rows,
    "example": rows,
    "counterexample": rows,
}
_PLACED: dict[str, Check] = {
    "text": text,
    "note": text,
    "role": one_of(*get_args(Role)),
    "field": text,
    "aside": text,
    "veil": one_of(*get_args(Veil)),
}
_TABLES: dict[str, dict[str, Check]] = {
    "title": {"zh": text, "en": text},
    "why": {"zh": text, "en": text},
    "detect": {
        "kind": one_of("regex", "terms", "layout", "column", "names", "bound", "watchlist", "assess"),
        "view": one_of("plain", "number", "squeezed"),
        "pattern": text,
        "terms": texts,
        "boundary": one_of("alnum", "digit", "none"),
        "join": one_of("none", "grouped", "free"),
        "groups": groups,
        "zone": one_of("any", "header", "title", "note", "beside"),
        "validate": text,
        "on_rejected": one_of("drop", "review"),
        "not_before": texts,
        "not_after": texts,
    },
    "context": {
        "raise": texts,
        "lower": texts,
        "exempt": texts,
        "columns": texts,
        "required": flag,
        "person": flag,
        "labelled": flag,
        "anywhere": flag,
    },
    "redact": {"replacement": text, "excerpt": mapping},
    "redact.excerpt": {"keep_prefix": count, "keep_suffix": count},
    "basis": {"law": text, "article": text, "effect": text},
    "example": {"find": text, **_PLACED},
    "counterexample": _PLACED,
}
_REQUIRED = {
    "": ("schema", "id", "slug", "type", "status", "severity", "category", "since", "title", "why", "detect", "redact"),
    "title": ("zh", "en"),
    "why": ("zh", "en"),
    "detect": ("kind",),
    "redact": ("replacement",),
    "basis": ("law", "article"),
    "example": ("text", "find"),
    "counterexample": ("text",),
}
_FEWEST = {"basis": 1, "example": 2, "counterexample": 2}
_NEEDS = {"regex": "pattern", "layout": "pattern", "terms": "terms"}
_ID = re.compile(r"[A-Z]{2,8}(?:-[A-Z]{2,8})?-[0-9]{3}")
_WORDS = (
    *(f"[detect].{name}" for name in ("terms", "not_before", "not_after")),
    *(f"[context].{name}" for name in ("raise", "lower", "exempt", "columns")),
)


def parse(source: str, path: str) -> dict[str, Any]:
    """What ``source``, the text of the file ``path``, says: right for ``build.rule``.

    Raises ``PackError`` with all problems.
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1] if line else 1}"
        raise _error(path, [RedactscanError("pack.syntax", where, reason=str(error))]) from None
    lines = key_lines(source)
    found = [*_form(data), *_shapes(data)]
    found = found or [*_sense(data, path)]
    if found:
        raise _error(path, [_problem(path, lines, at, message) for at, message in found])
    return data


def _error(path: str, problems: list[RedactscanError]) -> PackError:
    return PackError("pack.problems", path, tuple(problems), count=len(problems))


def _problem(path: str, lines: dict[str, int], at: str, message: Message) -> RedactscanError:
    """The problem at its own line, or at that of its table if the key itself is not there."""
    parent = at.rpartition(".")[0]
    line = lines.get(at) or lines.get(parent) or 1
    return RedactscanError(message.key, f"{path}:{line}", at=at, **dict(message.params))


def _form(data: dict[str, Any]) -> Iterator[tuple[str, Message]]:
    """Unknown and missing keys, values of the wrong kind: for the file, its tables and their rows."""
    yield from _table(data, "", _TOP, _REQUIRED[""])
    for name, keys in _TABLES.items():
        parent, _, child = name.rpartition(".")
        value = data.get(parent, {}).get(child) if parent and isinstance(data.get(parent), dict) else data.get(name)
        required = _REQUIRED.get(name, ())
        if isinstance(value, dict):
            yield from _table(value, f"[{parent}].{child}" if parent else f"[{name}]", keys, required)
        elif isinstance(value, list):
            for number, row in enumerate(value, 1):
                if isinstance(row, dict):
                    yield from _table(row, f"[[{name}]] {number}", keys, required)


def _table(
    table: dict[str, Any], at: str, keys: dict[str, Check], required: tuple[str, ...]
) -> Iterator[tuple[str, Message]]:
    def address(key: str) -> str:
        return f"{at}.{key}" if at else key

    for key, value in table.items():
        if key in keys:
            if message := keys[key](value):
                yield address(key), message
        elif near := get_close_matches(key, [name for name in keys if name not in table], 1, 0.5):
            yield address(key), Message.of("pack.unknown-key-like", suggestion=near[0])
        else:
            yield address(key), Message.of("pack.unknown-key")
    for key in required:
        if key not in table:
            yield address(key), Message.of("pack.missing")


def _shapes(data: dict[str, Any]) -> Iterator[tuple[str, Message]]:
    """How many proofs and sources a rule has."""
    for name, fewest in _FEWEST.items():
        if len(data.get(name, ())) < fewest:
            yield f"[[{name}]]", Message.of("pack.too-few", count=fewest)


def _sense(data: dict[str, Any], path: str) -> Iterator[tuple[str, Message]]:
    """What the keys say together. Only for a file whose form is right."""
    detect, context = data["detect"], data.get("context", {})
    if not _ID.fullmatch(data["id"]):
        yield "id", Message.of("pack.id")
    stem = re.split(r"[/\\]", path)[-1].removesuffix(".toml")
    if data["slug"] != stem:
        yield "slug", Message.of("pack.slug", stem=stem)
    if (need := _NEEDS.get(detect["kind"])) and need not in detect:
        yield f"[detect].{need}", Message.of("pack.missing")
    if "pattern" in detect:
        yield from (("[detect].pattern", message) for message in lint.problems(detect["pattern"]))
    if (name := detect.get("validate")) and not validators.exists(name):
        yield "[detect].validate", Message.of("pack.no-validator", name=name)
    if "groups" in detect and detect.get("join") != "grouped":
        yield "[detect].groups", Message.of("pack.groups")
    if context.get("required") and not (context.get("raise") or context.get("columns")):
        yield "[context].required", Message.of("pack.required")
    if detect["kind"] == "column" and not context.get("columns"):
        yield "[context].columns", Message.of("pack.missing")
    yield from _words(data)
    for number, example in enumerate(data["example"], 1):
        if not example["find"] or example["find"] not in example["text"]:
            yield f"[[example]] {number}.find", Message.of("pack.find-absent")


def _words(data: dict[str, Any]) -> Iterator[tuple[str, Message]]:
    """Words that could never be found, because texts are folded and squeezed before they are looked up."""
    for at in _WORDS:
        table, key = at[1:].split("].")
        for word in data.get(table, {}).get(key, ()):
            if not word or re.search(r"[a-z\sＡ-Ｚａ-ｚ０-９：（）]", word):
                yield at, Message.of("pack.unfolded", word=word)
