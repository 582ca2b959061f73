"""``redactscan scan``: examine files and folders before they are published."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from redactscan.cli.output import add_output_options, plan, write
from redactscan.cli.parser import Parser
from redactscan.cli.progress import progress
from redactscan.cli.settings import add_options, settle
from redactscan.cli.start import ready
from redactscan.errors import UsageError
from redactscan.inputs import is_url
from redactscan.messages import text
from redactscan.model import FailOn
from redactscan.project.config import Config
from redactscan.project.discovery import strays
from redactscan.readers.source import Source

if TYPE_CHECKING:
    from redactscan.cluster import Cluster
    from redactscan.kept import Kept
    from redactscan.packs import Packs

STDIN = "-"


def configure(parser: Parser, lang: str) -> None:
    """The options of the public contract."""
    say = partial(text, lang=lang)
    parser.epilog = say("cli.scan-epilog")
    parser.add_argument("paths", metavar="PATH", nargs="+", help=say("cli.paths"))
    what = parser.add_argument_group(say("cli.group-what"))
    what.add_argument("--stdin-filename", metavar="NAME", help=say("cli.stdin-filename"))
    what.add_argument("--target", choices=("website", "board"), help=say("cli.target"))
    what.add_argument("--select", metavar="RULES", action="append", help=say("cli.select"))
    what.add_argument("--ignore", metavar="RULES", action="append", help=say("cli.ignore"))
    what.add_argument("--watchlist", metavar="FILE", action="append", type=Path, help=say("cli.watchlist"))
    what.add_argument("--baseline", metavar="FILE", type=Path, help=say("cli.baseline"))
    what.add_argument("--jobs", metavar="N", type=_count, help=say("cli.jobs"))
    what.add_argument("--engine", choices=("local", "ray"), default="local", help=say("cli.engine"))
    what.add_argument("--address", metavar="ADDRESS", help=say("cli.address"))
    what.add_argument("--resume", metavar="RUN", help=say("cli.resume"))
    what.add_argument("--cache", action="store_true", help=say("cli.cache"))
    report = add_output_options(parser, lang)
    report.add_argument("--reveal", action="store_const", const="terminal", help=say("cli.reveal"))
    report.add_argument(
        "--reveal=force", dest="reveal", action="store_const", const="force", help=say("cli.reveal-force")
    )
    outcome = parser.add_argument_group(say("cli.group-outcome"))
    outcome.add_argument("--fail-on", choices=get_args(FailOn), help=say("cli.fail-on"))
    outcome.add_argument("--exit-zero", action="store_true", default=None, help=say("cli.exit-zero"))
    outcome.add_argument("--allow-incomplete", action="store_true", default=None, help=say("cli.allow-incomplete"))
    add_options(parser, lang)


def run(args: Namespace) -> int:
    """Scan, write the reports, return the report's exit code."""
    from redactscan.packs import select

    config = settle(
        args,
        fail_on=args.fail_on,
        target=args.target,
        select=_listed(args.select),
        ignore=_listed(args.ignore),
        watchlists=tuple(args.watchlist) if args.watchlist else None,
        baseline=args.baseline,
        jobs=args.jobs,
        exit_zero=args.exit_zero,
        allow_incomplete=args.allow_incomplete,
    )
    lang = config.lang or args.lang
    if "" in args.paths:  # an empty variable in a script is not the current folder
        raise UsageError("error.no-such-path", '""')
    stores = [path for path in args.paths if is_url(path)]
    files = [Path(path) for path in args.paths if path != STDIN and path not in stores]
    outputs = plan(args.format, args.output, files)
    reveal = _may_reveal(args)
    verbosity = args.verbose - args.quiet
    packs = ready(config)
    from redactscan.engine import scan

    if not select(packs.rules, config.select, config.ignore):
        raise UsageError("usage.no-rules")
    stdin = [_stdin(args.stdin_filename, config)] if STDIN in args.paths else []
    if verbosity >= 0:
        _tell_strays(files, args.config, lang)
    kept = _kept(args, packs, config)
    if kept and kept.finished and verbosity >= 0:
        sys.stderr.write(f"redactscan: {text('cli.resumed', lang, count=kept.finished)}\n")
    with progress(lang, verbosity >= 0) as on_progress:
        result = scan(
            [*files, *stores, *stdin], packs=packs, config=config, reveal=reveal, kept=kept,
            cluster=_cluster(args, config), on_progress=on_progress,
        )  # fmt: skip
    for output in outputs:
        values = result.values if output.main else {}
        write(output, result.report, lang, values=values, color=args.color, verbosity=verbosity)
    if kept:
        kept.close()
    return result.report.exit_code()


def _count(word: str) -> int:
    if (number := int(word)) < 1:
        raise ValueError(word)
    return number


def _listed(options: list[str] | None) -> tuple[str, ...] | None:
    if options is None:
        return None
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())


def _stdin(name: str | None, config: Config) -> Source:
    """Standard input under the name that decides its format; one byte over the limit tells that there was more."""
    if not name:
        raise UsageError("usage.stdin-filename", STDIN)
    return Source(name, sys.stdin.buffer.read(config.limits.file_bytes + 1), config.limits)


def _may_reveal(args: Namespace) -> bool:
    if args.reveal == "terminal" and (args.output or not sys.stdout.isatty()):
        raise UsageError("usage.reveal", "--reveal")
    if args.reveal and (other := _without_values(args)):
        raise UsageError("usage.conflict", "--reveal", what=other, prog="redactscan scan")
    return args.reveal is not None


def _kept(args: Namespace, packs: Packs, config: Config) -> Kept | None:
    """What ``--resume`` and ``--cache`` ask for."""
    if args.resume is None and not args.cache:
        return None
    from redactscan.kept import Kept
    from redactscan.project.journal import home

    return Kept.open(home(os.environ), packs, config, run=args.resume, cache=args.cache)


def _cluster(args: Namespace, config: Config) -> Cluster | None:
    if args.engine == "local":
        return None
    from redactscan.cluster import Cluster

    return Cluster(args.address or "local", config.jobs)


def _without_values(args: Namespace) -> str:
    """The option under which values do not reach the report, '' if there is none."""
    given = {"--resume": args.resume is not None, "--cache": args.cache, "--engine ray": args.engine == "ray"}
    return next((name for name, said in given.items() if said), "")


def _tell_strays(files: list[Path], chosen: Path | None, lang: str) -> None:
    for stray in strays([file for file in files if file.is_dir()], Path.cwd()):
        if chosen and stray.samefile(chosen):
            continue
        sys.stderr.write(f"redactscan: {stray.as_posix()}: {text('cli.stray', lang)}\n")
