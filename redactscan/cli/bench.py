"""``redactscan bench``: how much of labelled sets the rules find, and how much they raise for nothing; how fast."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from redactscan.cli.output import to_stdout
from redactscan.cli.parser import Parser
from redactscan.cli.settings import add_options, settle
from redactscan.errors import UsageError
from redactscan.messages import text
from redactscan.values import replace

if TYPE_CHECKING:
    from redactscan.cli.measured import Measured
    from redactscan.packs import Packs
    from redactscan.project.config import Config

WRITTEN = date(2024, 9, 30)  # the day on which the shipped sets would be published: none of their periods is over


SPEED = "speed"  # in place of a set: how fast, and not how well


def configure(parser: Parser, lang: str) -> None:
    """Sets by name or folder; without them all that come with redactscan."""
    say = partial(text, lang=lang)
    parser.add_argument("sets", metavar="SET", nargs="*", help=say("cli.bench-sets"))
    parser.add_argument("--labels", metavar="FILE", type=Path, help=say("cli.bench-labels"))
    parser.add_argument("--decided", metavar="FILE", action="append", type=Path, help=say("cli.bench-decided"))
    parser.add_argument("--format", choices=("text", "json", "floors"), default="text", help=say("cli.bench-format"))
    parser.add_argument("--by", choices=("type", "tag", "document"), default="type", help=say("cli.bench-by"))
    parser.add_argument("--reveal", action="store_const", const="terminal", help=say("cli.reveal"))
    parser.add_argument(
        "--reveal=force", dest="reveal", action="store_const", const="force", help=say("cli.reveal-force")
    )
    add_options(parser, lang)


def run(args: Namespace) -> int:
    """0, or 3 if something in a set was not fully examined: the figures then flatter or blame nobody."""
    from redactscan.cli import measured

    if args.decided:
        to_stdout(_decided(args), for_people=args.format == "text")
        return 0
    from redactscan.packs import load_packs, select

    if args.reveal == "terminal" and not sys.stdout.isatty():
        raise UsageError("usage.reveal", "--reveal")
    config = settle(args)
    packs = load_packs(config.packs)
    if not select(packs.rules, config.select, config.ignore):
        raise UsageError("usage.no-rules")
    if args.sets == [SPEED]:
        return _speed(packs, config.lang or args.lang)
    folders = list(_folders(args.sets))
    if args.labels and len(folders) != 1:
        raise UsageError("bench.labels-of-one-set", "--labels")
    sets = [_measure(folder, args.labels, packs, config, bool(args.reveal)) for folder in folders]
    match args.format:
        case "json":
            to_stdout(measured.as_json(sets).encode(), for_people=False)
        case "floors":
            to_stdout(measured.floors(sets).encode(), for_people=False)
        case _:
            to_stdout(measured.as_text(sets, args.by, config.lang or args.lang).encode(), for_people=True)
    return 3 if any(one.table.notices for one in sets) else 0


def _decided(args: Namespace) -> bytes:
    """What the audits of these baselines say; no key is needed, for no value is compared."""
    from redactscan.bench.decided import decided
    from redactscan.cli import measured
    from redactscan.project.baseline import read

    if args.sets or args.labels:
        raise UsageError("bench.decided-alone", "--decided")
    rules = decided(entry for file in args.decided for entry in read(file)[1])
    if args.format != "text":
        return measured.decided_json(rules).encode()
    return measured.decided_text(rules, settle(args).lang or args.lang).encode()


def _speed(packs: Packs, lang: str) -> int:
    from redactscan.bench.speed import measure
    from redactscan.cli.speed import as_text
    from redactscan.packs.locate import data_dir

    to_stdout(as_text(measure(packs.rules, data_dir("corpora/synthetic")), lang).encode(), for_people=True)
    return 0


def _measure(folder: Path, labels: Path | None, packs: Packs, config: Config, reveal: bool) -> Measured:
    from redactscan.bench import bench, load
    from redactscan.cli.measured import Measured
    from redactscan.engine import scan

    gold = load(folder, labels or _labels(folder))
    result = scan([folder], packs=packs, config=replace(config, as_of=config.as_of or WRITTEN), reveal=True)
    return Measured(folder.name, bench(gold, result.report, result.values), result.values if reveal else {})


def _folders(names: list[str]) -> Iterator[Path]:
    """The folders of the named sets. A shipped set goes before a folder of its name: say ./demo for that."""
    from redactscan.packs.locate import data_dir

    shipped = {folder.name: folder for folder in data_dir("corpora/synthetic").iterdir() if _labels(folder).is_file()}
    for name in names or sorted(shipped):
        folder = shipped.get(name) or Path(name).resolve()
        if not folder.is_dir():
            raise UsageError("bench.no-such-set", name, known=", ".join(sorted(shipped)))
        yield folder


def _labels(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.labels.jsonl")
