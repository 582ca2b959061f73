"""``redactscan rules``: which rules there are, what is in one, whether they do what their examples say."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from redactscan.cli.card import card
from redactscan.cli.output import to_stdout
from redactscan.cli.parser import Parser
from redactscan.cli.settings import add_options, settle
from redactscan.errors import PackError, UsageError
from redactscan.messages import text
from redactscan.model import Rule
from redactscan.reporters.paper import Paper
from redactscan.reporters.wrap import cells


def configure(parser: Parser, lang: str) -> None:
    """``list``, ``show`` and ``check``."""
    actions = parser.add_subparsers(
        title=text("cli.commands", lang), metavar=text("cli.command", lang), dest="action", required=True
    )
    for action in ("list", "show", "check"):
        line = text(f"cli.rules-{action}", lang)
        child = actions.add_parser(action, help=line, lang=lang, description=line)
        if action == "list":
            formats = ("text", "json")
            child.add_argument("--format", choices=formats, default="text", help=text("cli.rules-format", lang))
        if action == "show":
            child.add_argument("rules", metavar="RULE", nargs="+", help=text("cli.rule", lang))
        if action == "check":
            child.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=text("cli.rules-paths", lang))
        add_options(child, lang)


def run(args: Namespace) -> int:
    """0, or 2 for a rule that fails its examples."""
    from redactscan.packs import load_packs, select

    config = settle(args)
    lang = config.lang or args.lang
    if args.action == "check" and args.paths:
        rules = _from_paths(args.paths)
    else:
        rules = load_packs(config.packs).rules
    match args.action:
        case "list":
            output = _json(rules, lang) if args.format == "json" else _listing(rules, lang)
        case "show":
            output = "\n".join(card(rule, lang, full=True) for rule in select(rules, args.rules))
        case _:
            output = _checked(rules, lang)
    to_stdout(output.encode(), for_people=getattr(args, "format", "text") == "text")
    return 0


def _listing(rules: tuple[Rule, ...], lang: str) -> str:
    columns = [(rule.id, text(f"severity.{rule.severity}", lang), rule.type) for rule in rules]
    widths = [max(map(cells, column), default=0) for column in zip(*columns, strict=True)]
    paper = Paper(width=100)
    for rule, row in zip(rules, columns, strict=True):
        paper.row([(word, "") for word in row], widths, (rule.title[lang], ""))
    return paper.text(colour=False)


def _json(rules: tuple[Rule, ...], lang: str) -> str:
    content = [
        {
            "id": rule.id,
            "slug": rule.slug,
            "type": rule.type,
            "pack": rule.pack,
            "severity": str(rule.severity),
            "kind": rule.kind,
            "status": rule.status,
            "title": rule.title[lang],
        }
        for rule in rules
    ]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _checked(rules: tuple[Rule, ...], lang: str) -> str:
    from redactscan.engine import find
    from redactscan.packs.check import check

    if problems := check(rules, find):
        raise PackError("pack.problems", problems=tuple(problems), count=len(problems))
    examples = sum(len(rule.examples) + len(rule.counterexamples) for rule in rules)
    return text("cli.rules-checked", lang, rules=len(rules), examples=examples) + "\n"


def _from_paths(paths: list[Path]) -> tuple[Rule, ...]:
    from redactscan.packs import build, load_packs, schema

    rules: list[Rule] = []
    for path in paths:
        if path.is_dir():
            rules += load_packs((path,), shipped=False).rules
            continue
        try:
            content = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("config.unreadable", path.as_posix(), name=type(error).__name__) from None
        rules.append(build.rule(schema.parse(content, path.as_posix()), path.resolve().parent.name))
    return tuple(rules)
