"""``redactscan explain``: a rule in words, for the person whose document it stopped."""

from __future__ import annotations

from argparse import Namespace

from redactscan.cli.card import card
from redactscan.cli.output import to_stdout
from redactscan.cli.parser import Parser
from redactscan.cli.settings import add_options, settle
from redactscan.messages import text


def configure(parser: Parser, lang: str) -> None:
    """One rule or a family of them."""
    parser.add_argument("rule", metavar="RULE", help=text("cli.rule", lang))
    add_options(parser, lang)


def run(args: Namespace) -> int:
    """Always 0; a rule that there is not is a ``UsageError``."""
    from redactscan.packs import load_packs, select

    config = settle(args)
    rules = select(load_packs(config.packs).rules, [args.rule])
    cards = "\n".join(card(rule, config.lang or args.lang) for rule in rules)
    to_stdout(cards.encode(), for_people=True)
    return 0
