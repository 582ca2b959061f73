"""DrawingML text (ECMA-376-1 §21.1.2): the paragraphs of a text body, the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.readers.alternatives import branches
from redactscan.readers.package import attributes, child, local
from redactscan.readers.pieces import HIDDEN, Flags, Piece
from redactscan.readers.pptx.colours import Colours
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_VERTICAL_TAB = "_x000B_"  # how PowerPoint writes a line break in a title
_LEVEL = re.compile(r"lvl([1-9])pPr")
_PROPERTIES = frozenset({"bodyPr", "endParaRPr", "lstStyle", "pPr", "rPr"})
_WIDEST = 1000  # columns
# "No Style, No Grid" and "No Style, Table Grid": every other table style may shade its cells.
_PLAIN_STYLES = frozenset({"", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"})
_ON = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``covered``: another one is merged over it."""

    pieces: list[Piece]
    covered: bool


def paragraphs(body: Element, colours: Colours, ground: Look, flags: Flags) -> Iterator[list[Piece]]:
    """The paragraphs of a ``txBody`` that stands on ``ground``, all with those flags."""
    levels = _levels(child(body, "lstStyle"), colours)
    for element in body:
        if local(element.tag) == "p":
            properties = child(element, "pPr")
            level = attributes(properties).get("lvl", "0") if properties is not None else "0"
            yield list(_pieces(element, colours, levels.get(level, NOTHING).over(ground), flags))


def table(element: Element, colours: Colours, ground: Look, flags: Flags) -> list[list[Cell]]:
    """The rows of an ``a:tbl``; a cell that spans columns is followed by those that it covers."""
    style = child(child(element, "tblPr"), "tableStyleId")
    if style is not None and (style.text or "").strip().upper() not in _PLAIN_STYLES:
        ground = SHADED
    rows = (row for row in element if local(row.tag) == "tr")
    return [[_cell(cell, colours, ground, flags) for cell in row if local(cell.tag) == "tc"][:_WIDEST] for row in rows]


def _cell(cell: Element, colours: Colours, ground: Look, flags: Flags) -> Cell:
    fill = colours.fill(child(cell, "tcPr"))
    ground = fill.over(ground) if fill else ground
    pieces: list[Piece] = []
    body = child(cell, "txBody")
    for number, paragraph in enumerate(paragraphs(body, colours, ground, flags) if body is not None else ()):
        pieces += [Piece("\n", flags), *paragraph] if number else paragraph
    while pieces and pieces[-1].text == "\n":
        pieces.pop()
    named = attributes(cell)
    return Cell(pieces, named.get("hMerge") in _ON or named.get("vMerge") in _ON)


def _levels(styles: Element | None, colours: Colours) -> dict[str, Look]:
    """The look that a text body gives its paragraphs, by level (``0`` is the first)."""
    return {
        str(int(found[1]) - 1): colours.text(child(element, "defRPr"))
        for element in (styles if styles is not None else ())
        if (found := _LEVEL.fullmatch(local(element.tag)))
    }


def _pieces(parent: Element, colours: Colours, look: Look, flags: Flags) -> Iterator[Piece]:
    """The runs of a paragraph; a formula among them, a run that only newer programs know."""
    for element in parent:
        match local(element.tag):
            case "br":
                yield Piece("\n", flags)
            case "t":
                yield Piece((element.text or "").replace(_VERTICAL_TAB, "\n"), flags)
            case "r" | "fld":
                hidden = colours.text(child(element, "rPr")).over(look).hidden
                yield from _pieces(element, colours, look, flags | HIDDEN if hidden else flags)
            case "AlternateContent":
                shown, *others = branches(element)
                yield from _pieces(shown, colours, look, flags)
                for other in others:
                    yield from _pieces(other, colours, look, flags | HIDDEN)
            case name if name and name not in _PROPERTIES:
                yield from _pieces(element, colours, look, flags)
