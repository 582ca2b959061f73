"""The command line: one module per verb, each with ``configure(parser, lang)`` and ``run(args) -> exit code``.

``args.lang`` is the language of help and errors; a verb that loads a config prefers the config's.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from redactscan import __version__
from redactscan.errors import PackError, RedactscanError
from redactscan.hints import TYPE_CHECKING
from redactscan.messages import LANGUAGES, catalogue, say, text

if TYPE_CHECKING:
    from redactscan.cli.parser import Parser

FAILED, INTERRUPTED = 2, 130
_GARBAGE = (100_000, 20, 20)  # a start makes as many objects, and none of them is garbage
_FOLDER = Path(__file__).parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Every failure becomes a sentence and exit code 2: a bare traceback would exit 1, "findings"."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = language(arguments, os.environ)
    try:
        return _run(arguments, lang)
    except RedactscanError as error:
        _complain(error, lang)
    except KeyboardInterrupt:
        _tell(text("cli.interrupted", lang))
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
    except Exception as error:  # its text may quote a document: only its type is told
        _tell(text("cli.crash", lang, name=type(error).__name__))
    return FAILED


def command() -> None:
    """The command as a process of its own, which ends at once: to take down what it holds is a tenth of a short run."""
    gc.set_threshold(*_GARBAGE)
    gc.enable()
    code = main()
    threading = sys.modules.get("threading")  # nobody has begun a thread who has not imported it
    if threading is None or threading.active_count() == 1:
        with suppress(OSError, ValueError):  # Python says in its own way that nobody reads any more
            sys.stdout.flush()
            sys.stderr.flush()
            atexit._run_exitfuncs()
            os._exit(code)
    sys.exit(code)


def verbs() -> list[str]:
    """The modules of this package that the catalogue has a line for, in its order."""
    from pkgutil import iter_modules

    modules = {info.name for info in iter_modules(__path__)}
    named = (key.removeprefix("verb.") for key in catalogue("zh") if key.startswith("verb."))
    return [verb for verb in named if verb in modules]


def language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """``--lang``, else ``REDACTSCAN_LANG``, else the locale, else zh: needed before the command line can be parsed."""
    for number, word in enumerate(arguments):
        name, _, value = word.partition("=")
        if name == "--lang":
            value = value or "".join(arguments[number + 1 : number + 2])
            return value if value in LANGUAGES else LANGUAGES[0]
    chosen = environ.get("REDACTSCAN_LANG", "")
    if chosen in LANGUAGES:
        return chosen
    locale = next(filter(None, (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if locale.startswith("en") else LANGUAGES[0]


def _run(arguments: list[str], lang: str) -> int:
    if arguments[:1] == ["hook"] and not any(word.startswith("-") for word in arguments):
        from redactscan.cli import hook

        return hook.run(hook.plain(arguments[1:], lang))
    try:
        args = _parser(arguments, lang).parse_args(arguments)
    except SystemExit as done:  # --help and --version
        sys.stdout.flush()
        return int(done.code or 0)
    args.lang = lang
    return int(import_module(f"{__name__}.{args.verb}").run(args))


def _parser(arguments: Sequence[str], lang: str) -> Parser:
    """The parser with only the chosen verb's module imported; with every verb named unless one begins the line."""
    from redactscan.cli.parser import Parser

    parser = Parser(prog="redactscan", lang=lang, description=text("cli.description", lang))
    version = f"redactscan {__version__}"
    parser.add_argument("--version", action="version", version=version, help=text("cli.version", lang))
    commands = parser.add_subparsers(
        prog="redactscan",
        title=text("cli.commands", lang),
        metavar=text("cli.command", lang),
        dest="verb",
        required=True,
    )
    first = arguments[0] if arguments else ""
    known = [first] if f"verb.{first}" in catalogue(lang) and _FOLDER.joinpath(f"{first}.py").is_file() else verbs()
    chosen = next((word for word in arguments if word in known), None)
    for verb in known:
        line = text(f"verb.{verb}", lang)
        child = commands.add_parser(verb, help=line, lang=lang, description=line)
        if verb == chosen:
            import_module(f"{__name__}.{verb}").configure(child, lang)
    return parser


def _complain(error: RedactscanError, lang: str) -> None:
    problems = error.problems if isinstance(error, PackError) else ()
    for each in (*problems, error):
        sentence = say(each.message, lang)
        _tell(f"{each.where}: {sentence}" if each.where else sentence)


def _tell(sentence: str) -> None:
    sys.stderr.write(f"redactscan: {sentence}\n")


def _silence_stdout() -> None:
    """Nobody reads any more: what is left in the buffer must not raise again when the interpreter closes it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
