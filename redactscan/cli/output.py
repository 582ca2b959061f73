"""Where reports go: one to standard output or to ``--output``, others to files of their own, all written at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from redactscan.errors import UsageError
from redactscan.hints import TYPE_CHECKING
from redactscan.messages import text
from redactscan.model import Report
from redactscan.values import dataclass

if TYPE_CHECKING:
    import argparse

    from redactscan.cli.parser import Parser
    from redactscan.reporters import Reporter, Values

FILE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Output:
    """A report to make; without ``file`` it goes to standard output. ``main`` marks the one that may reveal."""

    reporter: Reporter
    file: Path | None
    main: bool = False


def plan(formats: Sequence[str], output: Path | None, inputs: Sequence[Path]) -> list[Output]:
    """The outputs that ``--format NAME[=FILE]`` and ``--output FILE`` ask for, the main one first.

    Raises ``UsageError`` for an unknown format, two reports to one place, a folder that is not there, and a file that
    the scan reads.
    """
    mains = [name for name in formats if "=" not in name]
    if len(mains) > 1:
        raise UsageError("usage.two-reports", "--format", what=", ".join(mains))
    outputs = [Output(_reporter(mains[0] if mains else "console"), output, main=True)]
    for name, _, place in (each.partition("=") for each in formats if "=" in each):
        outputs.append(Output(_reporter(name), Path(place)))
    files = [each.file for each in outputs if each.file is not None]
    for file in files:
        _check(file, files, inputs)
    return outputs


def add_output_options(parser: Parser, lang: str) -> argparse._ArgumentGroup:
    """``--format``, ``--output`` and how the report for people looks."""
    from redactscan.reporters import reporters

    say = partial(text, lang=lang)
    group = parser.add_argument_group(say("cli.group-report"))
    known = ", ".join(reporters())
    group.add_argument(
        "--format", metavar="NAME[=FILE]", action="append", default=[], help=say("cli.format", known=known)
    )
    group.add_argument("--output", metavar="FILE", type=Path, help=say("cli.output"))
    group.add_argument("-q", action="count", default=0, dest="quiet", help=say("cli.quiet"))
    group.add_argument("-v", action="count", default=0, dest="verbose", help=say("cli.verbose"))
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("cli.color"))
    return group


def write(output: Output, report: Report, lang: str, *, values: Values, color: str, verbosity: int) -> None:
    """Make one report and put it where it belongs."""
    from redactscan.reporters import console

    for_people = output.reporter is console.REPORTER
    if for_people:
        colour = output.file is None and _colour(color, os.environ)
        import shutil

        width = FILE_WIDTH if output.file else shutil.get_terminal_size().columns
        payload = console.render(report, lang, values, width=max(40, width), colour=colour, verbosity=verbosity)
    else:
        payload = output.reporter.render(report, lang, values)
    if output.file:
        to_file(payload, output.file, private=bool(values))
    elif output.reporter.binary and sys.stdout.isatty():
        raise UsageError("usage.binary", output.reporter.name)
    elif not for_people or verbosity > -2:
        to_stdout(payload, for_people)


def to_stdout(payload: bytes, for_people: bool) -> None:
    """Machine formats as they are; text for people in the encoding of the terminal, whatever it lacks."""
    if for_people:
        payload = payload.decode().encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(payload)
    sys.stdout.buffer.flush()


def to_file(payload: bytes, file: Path, private: bool) -> None:
    """Replace ``file`` in one step: whoever looks sees the old report or the new one. ``private``: the owner's only."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        draft.touch(0o600 if private else 0o666, exist_ok=False)
        draft.write_bytes(payload)
        draft.replace(file)
    except OSError as error:
        raise UsageError("usage.cannot-write", file.as_posix(), name=type(error).__name__) from None
    finally:
        draft.unlink(missing_ok=True)


def _colour(choice: str, environ: Mapping[str, str]) -> bool:
    """``--color``, else NO_COLOR (no-color.org), else FORCE_COLOR, else whether standard output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return sys.stdout.isatty() and environ.get("TERM") != "dumb"


def _reporter(name: str) -> Reporter:
    from redactscan.reporters import reporters

    known = reporters()
    if name not in known:
        raise UsageError("usage.no-such-format", "--format", what=name, known=", ".join(known))
    return known[name]


def _check(file: Path, files: Sequence[Path], inputs: Sequence[Path]) -> None:
    place, where = file.resolve(), file.as_posix()
    if not file.name or place.is_dir() or not place.parent.is_dir():
        raise UsageError("usage.no-such-folder", where)
    if sum(other.resolve() == place for other in files) > 1:
        raise UsageError("usage.same-file", where)
    if place.exists() and any(place.is_relative_to(path.resolve()) for path in inputs):
        raise UsageError("usage.over-input", where)
