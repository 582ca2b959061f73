"""``redactscan watchlist``: makes a list of names into a file that names nobody; says what such a file is."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from redactscan.cli.output import to_file, to_stdout
from redactscan.cli.parser import Parser
from redactscan.errors import ConfigError, UsageError
from redactscan.messages import text
from redactscan.project.key import Key, find_key, read_key


def configure(parser: Parser, lang: str) -> None:
    """``build`` and ``show``."""
    actions = parser.add_subparsers(
        title=text("cli.commands", lang), metavar=text("cli.command", lang), dest="action", required=True
    )
    for action in ("build", "show"):
        line = text(f"cli.watchlist-{action}", lang)
        child = actions.add_parser(action, help=line, lang=lang, description=line)
        child.add_argument("file", metavar="FILE", type=Path, help=text(f"cli.watchlist-{action}-file", lang))
        if action == "build":
            child.add_argument("--output", metavar="FILE", type=Path, required=True, help=text("cli.output-list", lang))
            either = child.add_mutually_exclusive_group()
            either.add_argument("--plain", action="store_true", help=text("cli.plain", lang))
            either.add_argument("--key", metavar="FILE", type=Path, help=text("cli.key", lang))


def run(args: Namespace) -> int:
    """0; a list or key that cannot be used is an error. No name is ever shown."""
    if args.action == "build":
        return _build(args.file, args.output, None if args.plain else _key(args.key, args.output), args.lang)
    from redactscan.project.watchlist_file import head

    found = head(args.file)
    if found is None:
        raise ConfigError("watchlist.not-built", args.file.as_posix())
    kind = text(f"watchlist.kind-{found.kind}", args.lang)
    key = found.key if found.kind == "keyed" else "-"
    _say("watchlist.shown", args.lang, kind=kind, count=found.names, key_id=key, version=found.form)
    return 0


def _build(names: Path, output: Path, key: Key | None, lang: str) -> int:
    from redactscan.project.watchlist import people
    from redactscan.project.watchlist_file import build

    if output.exists() and output.samefile(names):
        raise UsageError("usage.over-list", output.as_posix())
    listed = people(names)
    made = build(listed, key)
    to_file(made, output, private=key is None)
    _say("watchlist.built", lang, file=output.as_posix(), count=len({person.name for person in listed}))
    if key is None:
        _say("watchlist.plain-warning", lang)
    return 0


def _key(file: Path | None, output: Path) -> Key:
    """The project's key, or that of a file, which must not travel with what it protects."""
    if file is None:
        key = find_key(Path.cwd(), os.environ)
        if key.origin == "run":
            raise ConfigError("watchlist.no-key")
        return key
    if file.resolve().parent == output.resolve().parent:
        raise UsageError("usage.key-beside", "--key")
    return read_key(file)


def _say(sentence: str, lang: str, **params: str | int) -> None:
    to_stdout((text(sentence, lang, **params) + "\n").encode(), for_people=True)
