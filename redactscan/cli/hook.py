"""``redactscan hook``: the scan as a step that stops a publication, one line a finding and the next command to run.

In a git repository the staged content is examined, not the file in the folder; elsewhere the file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from redactscan.cli.output import to_stdout
from redactscan.cli.settings import add_options, settle
from redactscan.cli.start import ready
from redactscan.errors import UsageError
from redactscan.hints import TYPE_CHECKING, get_args
from redactscan.messages import say, text
from redactscan.model import FailOn, Finding, Report
from redactscan.project.staged import staged
from redactscan.readers.source import Source
from redactscan.values import replace
from redactscan.workers.alone import alone

if TYPE_CHECKING:
    from argparse import Namespace

    from redactscan.cli.parser import Parser
    from redactscan.project.config import Config

STDIN = "-"
LINES = 200
"""Findings of a file that are shown; a list of thousands is not read in a terminal."""
LITTLE, SECONDS = 1 << 20, 20.0
"""Bytes that one process examines sooner than workers are at it, and the time after which workers are tried."""


def configure(parser: Parser, lang: str) -> None:
    """Files as git and pre-commit hand them over, and the few options that a hook needs."""
    parser.epilog = text("cli.hook-epilog", lang)
    parser.add_argument("files", metavar="FILE", nargs="*", help=text("cli.hook-files", lang))
    parser.add_argument("--stdin-filename", metavar="NAME", help=text("cli.stdin-filename", lang))
    parser.add_argument("--baseline", metavar="FILE", type=Path, help=text("cli.baseline", lang))
    parser.add_argument("--fail-on", choices=get_args(FailOn), help=text("cli.fail-on", lang))
    parser.add_argument("--target", choices=("website", "board"), help=text("cli.target", lang))
    add_options(parser, lang)


def plain(files: Sequence[str], lang: str) -> SimpleNamespace:
    """What the parser makes of files without an option, as git hands them over: to load it takes longer than this."""
    return SimpleNamespace(
        verb="hook", files=list(files), stdin_filename=None, baseline=None, fail_on=None, target=None, config=None,
        no_config=False, lang=lang,
    )  # fmt: skip


def run(args: Namespace | SimpleNamespace) -> int:
    """The exit code of the scan; 0 where there is no file to examine."""
    if not args.files:
        return 0
    config = settle(args, baseline=args.baseline, fail_on=args.fail_on, target=args.target)
    lang = config.lang or args.lang
    inputs = _inputs(args.files, args.stdin_filename)
    said = None
    if _is_little(inputs):
        quick = partial(_said, inputs, replace(config, jobs=0), lang)
        said = alone(quick, config.memory_bytes, min(config.deadline_s, SECONDS))
    said = said or _said(inputs, config, lang)
    to_stdout(said[1:], for_people=True)
    return said[0]


def _said(inputs: Sequence[str | Path | Source], config: Config, lang: str) -> bytes:
    """The exit code, which is one byte, and the lines to show."""
    packs = ready(config)
    from redactscan.engine import scan
    from redactscan.text.mask import printable

    report = scan(inputs, packs=packs, config=config).report
    code = report.exit_code()
    lines = [*_lines(report, lang), *(_next(report, code, lang) if code else ())]
    return bytes([code]) + "".join(f"{printable(line)}\n" for line in lines).encode()


def _is_little(inputs: Sequence[str | Path | Source]) -> bool:
    """Whether there are few bytes to examine, as far as can be told."""
    size = 0
    for each in inputs:
        if isinstance(each, Source):
            size += len(each.data)
        elif Path(each).is_file():
            size += Path(each).stat().st_size
        else:  # a folder
            return False
    return size <= LITTLE


def _inputs(names: Sequence[str], stdin_name: str | None) -> list[str | Path | Source]:
    """Every file by its own name, so that its fingerprints are those of a scan of the folder above."""
    if STDIN in names:
        if not stdin_name:
            raise UsageError("usage.stdin-filename", STDIN)
        return [Source(stdin_name, sys.stdin.buffer.read())]
    files = [Path(name) for name in names]
    missing = next((file for file in files if not file.exists() and not file.is_symlink()), None)
    index = staged(files)
    if missing is not None and missing not in index:
        raise UsageError("error.no-such-path", missing.as_posix())
    return [Source(file.as_posix(), index[file]) if file in index else file for file in files]


def _lines(report: Report, lang: str) -> Iterator[str]:
    for document in report.documents:
        shown = [finding for finding in document.findings if finding.is_open]
        yield from (_line(finding, lang) for finding in shown[:LINES])
        if len(shown) > LINES:
            yield text("hook.more", lang, path=document.path, count=len(shown) - LINES)
    for notice in report.all_notices:
        detail = say(notice.detail, lang) if notice.detail else ""
        words = "；".join(filter(None, (text(f"cause.{notice.cause}", lang), notice.part, detail)))
        yield text("hook.gap", lang, path=notice.path, what=words)


def _line(finding: Finding, lang: str) -> str:
    more = text("hook.details", lang, count=len(finding.details)) if finding.details else ""
    return text(
        "hook.finding", lang, path=finding.path, place=finding.location, severity=str(finding.severity),
        what=text(f"type.{finding.type}", lang), excerpt=finding.excerpt, more=more,
    )  # fmt: skip


def _next(report: Report, code: int, lang: str) -> Iterator[str]:
    """The commands, with names as the report has them: a number in the name of a file is masked there."""
    import shlex

    files = [document.path for document in report.documents if document.verdict != "clear"]
    paths = " ".join(shlex.quote(file) for file in files[:3]) + (" …" if len(files) > 3 else "")
    yield text(f"exit.{code}", lang, fail_on=report.run.fail_on)
    yield text("hook.next", lang, paths=paths)
    if code == 1:
        yield text("hook.accept", lang, paths=paths)
