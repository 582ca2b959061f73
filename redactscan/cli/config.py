"""``redactscan config``: what is set and by whom; ``init`` writes a commented file and the project's key."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import fields
from pathlib import Path
from secrets import token_bytes

from redactscan.cli.output import to_stdout
from redactscan.cli.parser import Parser
from redactscan.cli.settings import add_options, settle
from redactscan.errors import UsageError
from redactscan.messages import template, text
from redactscan.project.config import Config
from redactscan.project.key import FILE, LENGTH
from redactscan.reporters.paper import Paper

TEMPLATE = "redactscan.toml"


def configure(parser: Parser, lang: str) -> None:
    """``show`` and ``init``."""
    actions = parser.add_subparsers(
        title=text("cli.commands", lang), metavar=text("cli.command", lang), dest="action", required=True
    )
    for action in ("show", "init"):
        line = text(f"cli.config-{action}", lang)
        child = actions.add_parser(action, help=line, lang=lang, description=line)
        if action == "show":
            child.add_argument("--sources", action="store_true", help=text("cli.config-sources", lang))
            add_options(child, lang)


def run(args: Namespace) -> int:
    """0, or a ``UsageError`` where there is already a file that ``init`` would write."""
    if args.action == "init":
        return _init(Path.cwd(), args.lang)
    config = settle(args)
    paper = Paper(100)
    for name, value in _values(config).items():
        source = config.given.get(name.rpartition(".")[2].replace("-", "_"), "default")
        told = text(f"config.from-{source}", args.lang, file=config.path or "") if args.sources else ""
        paper.row([(name, "bold"), (value, "")], (20, 36), (told, "dim"))
    paper.row([("key", "bold"), (text(f"config.key-{config.key.origin}", args.lang), "")], (20, 36), ("", ""))
    to_stdout(paper.text(colour=False).encode(), for_people=True)
    return 0


def _values(config: Config) -> dict[str, str]:
    shown = {
        f.name.replace("_", "-"): getattr(config, f.name)
        for f in fields(Config)
        if f.name not in ("path", "sha256", "key", "limits", "project", "given")
    }
    shown |= {f"limits.{f.name.replace('_', '-')}": getattr(config.limits, f.name) for f in fields(config.limits)}
    return {name: _said(value) for name, value in shown.items()}


def _said(value: object) -> str:
    if value is None or value == ():
        return "-"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _init(folder: Path, lang: str) -> int:
    """The config file with every setting as a comment, the key readable by its owner only, and both told of."""
    config, key = folder / TEMPLATE, folder / FILE
    if config.exists() or key.exists():
        raise UsageError("usage.exists", (config if config.exists() else key).as_posix())
    config.write_text(template(lang), encoding="utf-8")
    key.parent.mkdir(mode=0o700, exist_ok=True)
    key.touch(mode=0o600)
    key.write_text(token_bytes(LENGTH).hex() + "\n", encoding="ascii")
    # a key beside what it protects protects nothing: it must not be committed
    (key.parent / ".gitignore").write_text("*\n", encoding="ascii")
    to_stdout((text("config.made", lang, file=TEMPLATE, secret=FILE.as_posix()) + "\n").encode(), for_people=True)
    return 0
