"""``redactscan report``: saved JSON reports again, one in any other format, or many as figures."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from redactscan.cli.output import add_output_options, plan, to_file, to_stdout, write
from redactscan.cli.parser import Parser
from redactscan.errors import UsageError
from redactscan.messages import text
from redactscan.model import Report

SUMMARY = "summary"


def configure(parser: Parser, lang: str) -> None:
    """The saved report and where to put which formats; behind ``summary`` any number of reports."""
    parser.epilog = text("cli.report-epilog", lang)
    parser.add_argument("saved", metavar="[summary] FROM.json", nargs="+", help=text("cli.saved", lang))
    add_output_options(parser, lang)


def run(args: Namespace) -> int:
    """The exit code that the scan had; of a summary always 0."""
    if args.saved[0] == SUMMARY:
        return _summary([Path(name) for name in args.saved[1:]], args)
    if len(args.saved) > 1:
        raise UsageError("usage.one-report", args.saved[1])
    (saved,) = map(Path, args.saved)
    report = read(saved)
    for output in plan(args.format, args.output, [saved]):
        write(output, report, args.lang, values={}, color=args.color, verbosity=args.verbose - args.quiet)
    return report.exit_code()


def read(file: Path) -> Report:
    """A saved report. Raises ``UsageError``."""
    from redactscan.reporters.saved import load

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError("usage.cannot-read", file.as_posix(), name=type(error).__name__) from None
    return load(data, file.as_posix())


def _summary(files: Sequence[Path], args: Namespace) -> int:
    from redactscan.reporters.summary import RENDERERS, summarise

    if not files:
        raise UsageError("usage.no-reports", SUMMARY)
    wanted = [name.partition("=") for name in args.format] or [("text", "", "")]
    for name, _, _ in wanted:
        if name not in RENDERERS:
            raise UsageError("usage.no-such-format", "--format", what=name, known=", ".join(RENDERERS))
    summary = summarise(map(read, files), args.lang)
    for name, _, place in wanted:
        payload = RENDERERS[name](summary, args.lang)
        if place or args.output:
            to_file(payload, Path(place) if place else args.output, private=False)
        elif name == "xlsx":
            raise UsageError("usage.binary", name)
        else:
            to_stdout(payload, for_people=name == "text")
    return 0
