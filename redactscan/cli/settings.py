"""``--config`` and ``--no-config``, and the config that they lead to."""

from __future__ import annotations

import os
from pathlib import Path

from redactscan.hints import TYPE_CHECKING, Any
from redactscan.messages import text
from redactscan.project.config import Config, load

if TYPE_CHECKING:
    from argparse import Namespace
    from types import SimpleNamespace

    from redactscan.cli.parser import Parser


def add_options(parser: Parser, lang: str) -> None:
    """The two options of every verb that reads a config."""
    group = parser.add_argument_group(text("cli.group-config", lang))
    either = group.add_mutually_exclusive_group()
    either.add_argument("--config", metavar="FILE", type=Path, help=text("cli.config", lang))
    either.add_argument("--no-config", action="store_true", help=text("cli.no-config", lang))


def settle(args: Namespace | SimpleNamespace, **overrides: Any) -> Config:
    """The config under ``overrides``, of which those that are None were not given."""
    given = {name: value for name, value in overrides.items() if value is not None}
    if hasattr(args, "lang_option"):
        given["lang"] = args.lang_option
    return load(
        cwd=Path.cwd(),
        environ=os.environ,
        explicit=args.config,
        discover=not args.no_config,
        overrides=given,
    )
