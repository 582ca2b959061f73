"""``redactscan bench``: how much of a labelled set the rules find, and how much they raise for nothing."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from redactscan.bench import Label, Row, Table
from redactscan.cli.output import to_stdout
from redactscan.cli.parser import Parser
from redactscan.cli.settings import add_options, settle
from redactscan.errors import UsageError
from redactscan.messages import text
from redactscan.model import Finding
from redactscan.reporters.paper import Paper
from redactscan.reporters.wrap import cells
from redactscan.text.mask import mask, scrub
from redactscan.text.sensitive import Sensitive

Values: TypeAlias = Mapping[Finding, tuple[Sensitive, Sensitive]]

LISTED = 20
WIDTH = 100


def configure(parser: Parser, lang: str) -> None:
    """A set and its labels; without them the demo set that comes with redactscan."""
    say = partial(text, lang=lang)
    parser.add_argument("folder", metavar="SET_DIR", nargs="?", type=Path, help=say("cli.bench-folder"))
    parser.add_argument("--labels", metavar="FILE", type=Path, help=say("cli.bench-labels"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.rules-format"))
    parser.add_argument("--reveal", action="store_const", const="terminal", help=say("cli.reveal"))
    parser.add_argument(
        "--reveal=force", dest="reveal", action="store_const", const="force", help=say("cli.reveal-force")
    )
    add_options(parser, lang)


def run(args: Namespace) -> int:
    """0, or 3 if something in the set was not fully examined: the figures then flatter or blame nobody."""
    from redactscan.bench import bench, load
    from redactscan.engine import scan
    from redactscan.packs import load_packs, select

    if args.reveal == "terminal" and not sys.stdout.isatty():
        raise UsageError("usage.reveal", "--reveal")
    config = settle(args)
    packs = load_packs(config.packs)
    if not select(packs.rules, config.select, config.ignore):
        raise UsageError("usage.no-rules")
    folder = args.folder or _demo()
    if not folder.is_dir():
        raise UsageError("bench.no-such-set", folder.as_posix())
    gold = load(folder, args.labels or folder.resolve().with_name(f"{folder.resolve().name}.labels.jsonl"))
    result = scan([folder], packs=packs, config=config, reveal=True)
    table = bench(gold, result.report, result.values)
    shown = result.values if args.reveal else {}
    if args.format == "json":
        to_stdout(_json(table, shown).encode(), for_people=False)
    else:
        to_stdout(_text(table, shown, config.lang or args.lang).encode(), for_people=True)
    return 3 if table.notices else 0


def _demo() -> Path:
    from redactscan.packs.locate import data_dir

    return data_dir("corpora/synthetic") / "demo"


def _text(table: Table, values: Values, lang: str) -> str:
    say = partial(text, lang=lang)
    paper = Paper(WIDTH)
    head = [say(f"bench.{name}") for name in ("type", "present", "found", "missed", "false", "recall", "precision")]
    rows = [_cells(row, say(f"type.{row.type}")) for row in table.rows] + [_cells(table.total, say("bench.total"))]
    widths = [max(map(cells, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        paper.row([(cell, "") for cell in row[:-1]], widths, (row[-1], ""))
    paper.blank()
    noisy = len({finding.sha256 for finding in table.alarms})
    paper.paragraph(
        say("bench.clean", documents=table.documents, clean=table.clean, noisy=noisy, alarms=len(table.alarms))
    )
    if table.notices:
        paper.paragraph(say("bench.notices", count=table.notices))
    _list(paper, say("bench.alarms"), [_raised(finding, values, lang) for finding in table.alarms], lang)
    _list(paper, say("bench.missed-list"), [_missed(label, bool(values), lang) for label in table.missed], lang)
    _list(paper, say("bench.false-list"), [_raised(finding, values, lang) for finding in table.false], lang)
    return paper.text(colour=False)


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
    words = [text(f"type.{label.type}", lang), _shown(label.value, reveal), _path(label.path, reveal)]
    return " · ".join([*words, label.role, *label.tags])


def _raised(finding: Finding, values: Values, lang: str) -> str:
    excerpt = values[finding][0].reveal() if finding in values else finding.excerpt
    words = [finding.rule_id, text(f"severity.{finding.severity}", lang), text(f"type.{finding.type}", lang), excerpt]
    return " · ".join([*words, finding.path, finding.location.label(lang)])


def _json(table: Table, values: Values) -> str:
    content = {
        "schema": "redactscan.bench/1",
        "documents": table.documents,
        "clean": table.clean,
        "notices": table.notices,
        "types": [_row(row) for row in table.rows],
        "total": _row(table.total),
        "alarms": [_finding(finding, values) for finding in table.alarms],
        "missed": [_label(label, bool(values)) for label in table.missed],
        "false": [_finding(finding, values) for finding in table.false],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _row(row: Row) -> dict[str, Any]:
    ratios = {"recall": row.recall, "precision": row.precision}
    return asdict(row) | {name: None if ratio is None else round(ratio, 4) for name, ratio in ratios.items()}


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
