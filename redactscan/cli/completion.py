"""``redactscan completion``: a script for the shell, made from the commands as they are."""

from __future__ import annotations

import argparse
from argparse import Namespace
from importlib import import_module
from string import Template

from redactscan.cli.output import to_stdout
from redactscan.cli.parser import Parser
from redactscan.messages import text

_SCRIPTS = {
    "bash": Template("""\
_redactscan() {
    local words
    case "$${COMP_WORDS[1]}" in
$cases
        *) words="$verbs" ;;
    esac
    COMPREPLY=($$(compgen -W "$$words" -- "$${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _redactscan redactscan
"""),
    "zsh": Template("""\
#compdef redactscan
_redactscan() {
    local -a options
    case "$$words[2]" in
$cases
        *) options=($verbs) ;;
    esac
    compadd -- $$options
    _files
}
compdef _redactscan redactscan
"""),
    "fish": Template("$cases\n"),
    "powershell": Template("""\
Register-ArgumentCompleter -Native -CommandName redactscan -ScriptBlock {
    param($$word, $$line)
    $$table = @{
$cases
    }
    $$verb = "$$line".Split(" ")[1]
    $$words = if ($$table.ContainsKey($$verb)) { $$table[$$verb] } else { "$verbs" }
    $$words.Split(" ") | Where-Object { $$_ -like "$$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($$_)
    }
}
"""),
}
_CASES = {
    "bash": '        {verb}) words="{words}" ;;',
    "zsh": "        {verb}) options=({words}) ;;",
    "fish": 'complete -c redactscan -n "__fish_seen_subcommand_from {verb}" -a "{words}"\n'
    'complete -c redactscan -n "__fish_use_subcommand" -a "{verb}" -d "{line}"',
    "powershell": '        "{verb}" = "{words}"',
}


def configure(parser: Parser, lang: str) -> None:
    """The shell."""
    parser.epilog = text("cli.completion-epilog", lang)
    parser.add_argument("shell", choices=tuple(_SCRIPTS), metavar="SHELL", help=text("cli.shell", lang))


def run(args: Namespace) -> int:
    """Always 0."""
    to_stdout(script(args.shell, args.lang).encode(), for_people=False)
    return 0


def script(shell: str, lang: str) -> str:
    """The script for one shell: after each command its options, choices and sub-commands."""
    from redactscan.cli import verbs

    table = {verb: sorted(_words(verb, lang)) for verb in verbs()}
    lines = [
        _CASES[shell].format(verb=verb, words=" ".join(words), line=text(f"verb.{verb}", lang))
        for verb, words in table.items()
    ]
    return _SCRIPTS[shell].substitute(cases="\n".join(lines), verbs=" ".join(table))


def _words(verb: str, lang: str) -> set[str]:
    parser = Parser(prog="redactscan", lang=lang)
    import_module(f"redactscan.cli.{verb}").configure(parser, lang)
    return _of(parser)


def _of(parser: argparse.ArgumentParser) -> set[str]:
    found: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                found |= {name} | _of(child)
        else:
            found |= {option for option in action.option_strings if "=" not in option}
            found |= set(map(str, action.choices or ()))
    return found
