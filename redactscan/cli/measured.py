"""The figures of ``redactscan bench``, for people, for programs, and as the floors that a test holds."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any, TypeAlias

from redactscan.bench import Label, Row, Scored, Table
from redactscan.bench.decided import Decided
from redactscan.messages import text
from redactscan.model import Finding
from redactscan.reporters.paper import Paper
from redactscan.reporters.wrap import cells
from redactscan.text.mask import mask, scrub
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field

Values: TypeAlias = Mapping[Finding, tuple[Sensitive, Sensitive]]

LISTED = 20
WIDTH = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """A set and what came of it. ``values`` are empty unless they may be shown."""

    name: str
    table: Table
    values: Values = field(repr=False)


def as_text(sets: Sequence[Measured], by: str, lang: str) -> str:
    """A table for each set, by type, tag or document, what is wrong in it, and the sets side by side."""
    say = partial(text, lang=lang)
    paper = Paper(WIDTH)
    for one in sets:
        table, values = one.table, one.values
        if len(sets) > 1:
            paper.blank()
            paper.line((say("bench.set", name=one.name), "bold"))
        _table(paper, _rows(table, by, bool(values), lang), table.total, by, lang)
        paper.blank()
        paper.paragraph(
            say(
                "bench.clean", documents=len(table.scored), clean=table.clean, noisy=table.noisy,
                alarms=len(table.alarms),
            )
        )  # fmt: skip
        if table.notices:
            paper.paragraph(say("bench.notices", count=table.notices))
        _list(paper, say("bench.alarms"), [_raised(finding, values, lang) for finding in table.alarms], lang)
        _list(paper, say("bench.missed-list"), [_missed(label, bool(values), lang) for label in table.missed], lang)
        _list(paper, say("bench.false-list"), [_raised(finding, values, lang) for finding in table.false], lang)
    if len(sets) > 1:
        _overview(paper, sets, lang)
    return paper.text(colour=False)


def as_json(sets: Sequence[Measured]) -> str:
    """Everything, schema ``redactscan.bench/1``."""
    content = {"schema": "redactscan.bench/1", "sets": [_set(one) for one in sets]}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def floors(sets: Sequence[Measured]) -> str:
    """For each set the ratios by type, rounded down to three digits, and the false alarms, rounded up."""
    content = {
        one.name: {
            "alarms-per-clean-document": _up(len(one.table.alarms), one.table.clean),
            "noisy-clean-documents": _up(one.table.noisy, one.table.clean),
            "types": {row.name: {"precision": _down(row.precision), "recall": _down(row.recall)}
                      for row in one.table.rows},
        }
        for one in sets
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def decided_text(rules: Sequence[Decided], lang: str) -> str:
    """What audits say of each rule, and what they cannot say."""
    paper = Paper(WIDTH)
    heads = [text(f"bench.{name}", lang) for name in ("rule", "right", "wrong", "open", "precision")]
    rows = [[one.rule, str(one.right), str(one.wrong), str(one.open), _percent(one.precision)] for one in rules]
    _grid(paper, [heads, *rows])
    paper.blank()
    paper.paragraph(text("bench.decided-only", lang))
    return paper.text(colour=False)


def decided_json(rules: Sequence[Decided]) -> str:
    """The same for programs."""
    content = {one.rule: {"right": one.right, "wrong": one.wrong, "open": one.open, "precision": one.precision}
               for one in rules}  # fmt: skip
    return json.dumps({"rules": content}, indent=1, sort_keys=True) + "\n"


def _down(ratio: float | None) -> float | None:
    return None if ratio is None else math.floor(round(ratio * 1000, 6)) / 1000


def _up(count: int, among: int) -> float | None:
    return math.ceil(round(1000 * count / among, 6)) / 1000 if among else None


def _rows(table: Table, by: str, reveal: bool, lang: str) -> list[tuple[str, Row]]:
    """What to call each row, and the row; of documents only those where something is wrong."""
    match by:
        case "tag":
            return [(row.name, row) for row in table.tags]
        case "document":
            wrong = (document for document in table.scored if document.missed or document.false)
            return [(_path(document.path, reveal), document.row) for document in wrong]
        case _:
            return [(text(f"type.{row.name}", lang), row) for row in table.rows]


def _table(paper: Paper, rows: Sequence[tuple[str, Row]], total: Row, by: str, lang: str) -> None:
    """Present, found, missed, false, recall, and precision, which a tag does not have: what is false has no label."""
    say = partial(text, lang=lang)
    names = [by, "present", "found", "missed", "false", "recall", *(["precision"] if by != "tag" else [])]
    body = [_cells(row, name)[: len(names)] for name, row in rows]
    body += [_cells(total, say("bench.total"))[: len(names)]] if by != "tag" else []
    _grid(paper, [[say(f"bench.{name}") for name in names], *body])


def _overview(paper: Paper, sets: Sequence[Measured], lang: str) -> None:
    say = partial(text, lang=lang)
    names = ("sets", "documents", "present", "found", "missed", "false", "recall", "precision", "noisy")
    rows = [
        [one.name, str(len(one.table.scored)), *_cells(one.table.total, "")[1:], f"{one.table.noisy}/{one.table.clean}"]
        for one in sets
    ]
    paper.blank()
    _grid(paper, [[say(f"bench.{name}") for name in names], *rows])


def _grid(paper: Paper, rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        paper.row([(cell, "") for cell in row[:-1]], widths, (row[-1], ""))


def _cells(row: Row, name: str) -> list[str]:
    return [
        name, str(row.found + row.missed), str(row.found), str(row.missed), str(row.false),
        _percent(row.recall), _percent(row.precision),
    ]  # fmt: skip


def _percent(ratio: float | None) -> str:
    return "–" if ratio is None else f"{100 * ratio:.1f}%"


def _list(paper: Paper, title: str, lines: Sequence[str], lang: str) -> None:
    if lines:
        paper.blank()
        paper.line((title, ""))
        for line in lines[:LISTED]:
            paper.paragraph(line, indent=2)
        if len(lines) > LISTED:
            paper.paragraph(text("bench.more", lang, count=len(lines) - LISTED), indent=2)


def _missed(label: Label, reveal: bool, lang: str) -> str:
    words = [text(f"type.{label.type}", lang), *filter(None, [_shown(label.value, reveal)]), _path(label.path, reveal)]
    return " · ".join([*words, label.role, *label.tags])


def _raised(finding: Finding, values: Values, lang: str) -> str:
    excerpt = values[finding][0].reveal() if finding in values else finding.excerpt
    words = [finding.rule_id, text(f"severity.{finding.severity}", lang), text(f"type.{finding.type}", lang), excerpt]
    return " · ".join([*words, finding.path, finding.location.label(lang)])


def _set(one: Measured) -> dict[str, Any]:
    table, values = one.table, one.values
    return {
        "name": one.name,
        "clean": table.clean,
        "noisy": table.noisy,
        "notices": table.notices,
        "types": [_row(row) for row in table.rows],
        "tags": [_row(row) for row in table.tags],
        "documents": [_document(document, bool(values)) for document in table.scored],
        "total": _row(table.total),
        "alarms": [_finding(finding, values) for finding in table.alarms],
        "missed": [_label(label, bool(values)) for label in table.missed],
        "false": [_finding(finding, values) for finding in table.false],
    }


def _row(row: Row) -> dict[str, Any]:
    ratios = {"recall": row.recall, "precision": row.precision}
    return asdict(row) | {name: None if ratio is None else round(ratio, 4) for name, ratio in ratios.items()}


def _document(document: Scored, reveal: bool) -> dict[str, Any]:
    row = asdict(document.row) | {"name": _path(document.path, reveal)}
    return row | {"clean": document.clean, "alarms": len(document.alarms), "tags": list(document.tags)}


def _label(label: Label, reveal: bool) -> dict[str, Any]:
    return {
        "path": _path(label.path, reveal), "type": label.type, "role": label.role, "tags": list(label.tags),
        "excerpt": _shown(label.value, reveal),
    }  # fmt: skip


def _finding(finding: Finding, values: Values) -> dict[str, Any]:
    return {
        "path": finding.path, "type": finding.type, "rule": finding.rule_id, "severity": str(finding.severity),
        "excerpt": values[finding][0].reveal() if finding in values else finding.excerpt,
        "label": finding.location.label("zh"), "role": finding.location.role,
    }  # fmt: skip


def _shown(value: Sensitive | None, reveal: bool) -> str:
    if value is None:
        return ""
    return value.reveal() if reveal else mask(value.reveal(), 2, 1)


def _path(path: str, reveal: bool) -> str:
    return path if reveal else scrub(path)
