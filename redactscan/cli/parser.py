"""An argparse parser that speaks two languages and knows how wide 汉字 are; its help reads the same on every Python."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from redactscan.errors import UsageError
from redactscan.messages import LANGUAGES, text

WIDTH = 80
_COLUMN = 26
_COMPLAINTS = {
    "usage.required": r"the following arguments are required: (?P<what>.+)",
    "usage.unrecognised": r"unrecognized arguments: (?P<what>.+)",
    "usage.needs-value": r"argument (?P<where>\S+): expected (?:one|at least one) argument",
    "usage.choice": r"argument (?P<where>.+?): invalid choice: (?P<what>.+?) \(choose from (?P<known>.+)\)",
    "usage.value": r"argument (?P<where>\S+): invalid \S+ value: (?P<what>.+)",
    "usage.conflict": r"argument (?P<where>\S+): not allowed with argument (?P<what>\S+)",
}
"""What argparse says, and the sentence that says it in our languages."""


class Parser(argparse.ArgumentParser):
    """Every one has ``--help`` and ``--lang``. A wrong command line raises ``UsageError``; abbreviations are wrong."""

    def __init__(self, *, lang: str = "zh", **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        super().__init__(**options, add_help=False)
        self.lang = lang
        self._positionals.title = text("cli.arguments", lang)
        self._optionals.title = text("cli.options", lang)
        self.add_argument("-h", "--help", action="help", help=text("cli.help", lang))
        self.add_argument(
            "--lang", choices=LANGUAGES, dest="lang_option", default=argparse.SUPPRESS, help=text("cli.lang", lang)
        )

    def _get_formatter(self) -> argparse.HelpFormatter:
        """What argparse tries every argument on; it need not ask how wide the terminal is."""
        return argparse.HelpFormatter(self.prog, width=WIDTH)

    def format_usage(self) -> str:
        words = [self.prog, text("cli.usage-options", self.lang)]
        words += [_operand(action) for action in self._actions if not action.option_strings]
        return text("cli.usage", self.lang, line=" ".join(words)) + "\n"

    def format_help(self) -> str:
        from redactscan.reporters.wrap import wrap

        lines = [self.format_usage(), *wrap(self.description or "", WIDTH)]
        for group in self._action_groups:
            rows = [row for action in group._group_actions for row in _rows(action, self.prog)]
            if rows:
                lines += ["", text("cli.group", self.lang, title=group.title or "")]
                lines += [line for row in rows for line in _row(*row)]
        for paragraph in (self.epilog or "").splitlines():
            lines += ["", *wrap(paragraph, WIDTH)]
        return "\n".join(lines) + "\n"

    def error(self, message: str) -> NoReturn:
        for key, pattern in _COMPLAINTS.items():
            if found := re.fullmatch(pattern, message.replace("'", "")):
                params = found.groupdict()
                raise UsageError(key, params.pop("where", ""), **params, prog=self.prog)
        raise UsageError("usage.other", what=message, prog=self.prog)


def _operand(action: argparse.Action) -> str:
    if isinstance(action, argparse._SubParsersAction):
        return f"{action.metavar} …"
    name = action.metavar or action.dest.upper()
    return f"[{name} …]" if action.nargs == "*" else f"{name} …" if action.nargs == "+" else str(name)


def _rows(action: argparse.Action, prog: str) -> list[tuple[str, str]]:
    """What the help says of an action: its invocation with its text; of subcommands, one row each."""
    if isinstance(action, argparse._SubParsersAction):
        return [(str(choice.dest), choice.help or "") for choice in action._choices_actions]
    words = (action.help or "") % {**vars(action), "prog": prog}
    if not action.option_strings:
        return [(str(action.metavar or action.dest.upper()), words)]
    names = ", ".join(action.option_strings)
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if action.nargs == 0:
        return [(names, words)]
    return [(f"{names} {value}", words)]


def _row(invocation: str, words: str) -> Sequence[str]:
    from redactscan.reporters.wrap import cells, pad, wrap

    texts = wrap(words, WIDTH - _COLUMN)
    lead = "  " + invocation
    if cells(lead) > _COLUMN - 2:
        return [lead, *(" " * _COLUMN + line for line in texts)]
    return [pad(lead, _COLUMN) + (texts[0] if texts else ""), *(" " * _COLUMN + line for line in texts[1:])]
