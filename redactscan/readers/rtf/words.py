"""Control words of RTF that do something: end a paragraph, define a row, name an encoding."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from redactscan.readers.rtf.destinations import DATA, PICTURES, PLAIN_SIGHT, SAID, STORIES
from redactscan.readers.rtf.groups import TextGroup
from redactscan.readers.rtf.looks import CHARACTER, PARAGRAPH
from redactscan.readers.rtf.story import Story

if TYPE_CHECKING:
    from redactscan.readers.rtf.parser import Parser

_WORD = re.compile(r"([a-zA-Z]+)(-?[0-9]*)")
CHARACTERS = {
    "tab": "\t", "line": "\n", "softline": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "—",
    "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
"""Words that stand for a character."""


def _end_paragraph(parser: Parser, _: int) -> None:
    if isinstance(parser.sink, Story):
        parser.sink.end_paragraph(parser.level)
    else:
        parser.say("\n")


def _forget_character(parser: Parser, _: int) -> None:
    parser.forget(CHARACTER)


def _forget_paragraph(parser: Parser, _: int) -> None:
    parser.forget(PARAGRAPH)


def _define_row(parser: Parser, _: int) -> None:
    parser.story.define_row(max(2, parser.level) if "nesttableprops" in parser.state else 1)


def _left(parser: Parser, edge: int) -> None:
    parser.story.definition.left = edge


def _covered(parser: Parser, _: int) -> None:
    parser.story.definition.next_covered = True


def _cell_ground(parser: Parser, colour: int) -> None:
    parser.story.definition.next_ground = parser.looks.colour(colour)


def _channel(name: str) -> Callable[[Parser, int], None]:
    def channel(parser: Parser, value: int) -> None:
        if isinstance(parser.sink, TextGroup):
            parser.sink.text(f" {name}{value} ")

    return channel


def _default_font(parser: Parser, font: int) -> None:
    parser.charsets.default = font


def _font_charset(parser: Parser, charset: int) -> None:
    parser.charsets.font_is(parser.state.get("f", 0), charset)


def _code_page(number: int) -> Callable[[Parser, int], None]:
    return lambda parser, _: parser.charsets.page_is(number)


def _shape(parser: Parser, _: int) -> None:
    parser.endings.ground = None


def _unicode_alternative(parser: Parser, _: int) -> None:
    r"""``{\upr{ansi}{\*\ud{unicode}}}``: the second one stands where both of them do."""
    sinks = (frame.sink for frame in reversed(parser.frames))
    parser.sink = next(sink for sink in sinks if not (isinstance(sink, TextGroup) and sink.said is SAID["upr"]))


ACTIONS: dict[str, Callable[[Parser, int], None]] = {
    "par": _end_paragraph,
    "sect": _end_paragraph,
    "plain": _forget_character,
    "pard": _forget_paragraph,
    "cell": lambda parser, _: parser.story.end_cell(1),
    "row": lambda parser, _: parser.story.end_row(1),
    "nestcell": lambda parser, _: parser.story.end_cell(max(2, parser.level)),
    "nestrow": lambda parser, _: parser.story.end_row(max(2, parser.level)),
    "trowd": _define_row,
    "trleft": _left,
    "cellx": lambda parser, edge: parser.story.definition.end_cell(edge),
    "clmrg": _covered,
    "clvmrg": _covered,
    "clcbpat": _cell_ground,
    **{name: _channel(name) for name in ("red", "green", "blue")},
    "deff": _default_font,
    "fcharset": _font_charset,
    "ansicpg": lambda parser, page: parser.charsets.page_is(page),
    "mac": _code_page(10000),
    "pc": _code_page(437),
    "pca": _code_page(850),
    "shp": _shape,
    "ud": _unicode_alternative,
}
"""What to do at a word, given its parameter."""

KNOWN = frozenset({
    *CHARACTER, *PARAGRAPH, *CHARACTERS, *ACTIONS, *STORIES, *SAID, *DATA, *PICTURES, *PLAIN_SIGHT,
})  # fmt: skip


@lru_cache(maxsize=1 << 14)
def known(run: str) -> tuple[tuple[str, int | None], ...]:
    """The words of a run that mean something here, with their parameters. Programs write the same runs all over."""
    return tuple(
        (name, int(number) if number.strip("-") else None) for name, number in _WORD.findall(run) if name in KNOWN
    )
