"""The text of a page, block by block: inline elements are joined, so a number in three colours is one number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count, groupby, pairwise
from string import digits
from typing import Any

from redactscan.model import Field, Line, Location, Passage, Role, Table
from redactscan.readers.html.escapes import RUN, STYLE_RUN, unescaped
from redactscan.readers.html.pieces import Piece, passages_of, stripped
from redactscan.readers.html.table import HtmlCell, beside_cells, cells_of, columns_of, grid, rows_of, spans_of
from redactscan.readers.html.visibility import Visibility
from redactscan.values import dataclass, field, replace

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
        "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav",
        "noframes", "noscript", "object", "ol", "optgroup", "option", "p", "pre", "search", "section", "select",
        "summary", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
MAX_TERM = 16  # characters of a label
COLONS = "：:"
MIN_COLUMNS = 3
MIN_ROWS = 3
SHORTEST = 11  # digits of a number that is somebody's
_WHOLE = re.compile(r"\s*[0-9]{11,20}[Xx]?\s*")
_NUMBER = re.compile(r"\s*(?:1[3-9][0-9]{9}|[0-9]{16}|[0-9]{17}[0-9Xx]|[0-9]{19})\s*")  # a mobile, an identity, a card
_NOT_RENDERED = frozenset((
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "template", "video",
))  # fmt: skip
"""Elements whose content a browser with scripts does not show."""


@dataclass(slots=True)
class Blocks:
    """Walks a page and appends its passages and tables to ``content``.

    Inside a table's cell (``in_cell``) blocks are the lines of one text, which is left in ``pieces``.
    """

    content: list[Passage | Table]
    visibility: Visibility
    in_cell: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    line: int = 1
    pieces: list[Piece] = field(default_factory=list)

    def read(self, root: Any) -> None:
        """Walk the tree under ``root``."""
        self._walk(root, hidden=False)
        self._break()

    def _walk(self, element: Any, hidden: bool) -> None:
        self.line = max(self.line, element.sourceline or 0)
        tag = element.tag
        if not isinstance(tag, str):
            self._aside(element.text, "comment")
            return
        hidden = hidden or _is_not_rendered(element) or self.visibility.conceals(element)
        match tag:
            case "script" | "style":
                self._aside(element.text, "hidden", STYLE_RUN if tag == "style" else RUN)
            case "title":
                self._title(element)
            case "br":
                self.pieces.append(Piece("\n", hidden, self.line))
            case "table":
                self._break()
                self._table(element, hidden)
            case "dt" if _is_label(element):
                self._break()
                self._inside(element, hidden)
                self._text("" if _term(element)[-1] in COLONS else COLONS[0], hidden)
            case "dd" if _is_label(element.getprevious()):
                self._inside(element, hidden)
                self._break()
            case _ if tag in _BLOCKS:
                self._break()
                self._inside(element, hidden)
                self._break()
            case _:
                self._inside(element, hidden)

    def _inside(self, element: Any, hidden: bool) -> None:
        self._text(element.text, hidden)
        apart = _is_row(element)
        rows = [] if self.in_cell or len(element) < MIN_ROWS else _laid_out(element)
        for child in element:
            if child not in rows:
                self._walk(child, hidden)
            elif child is rows[0]:
                self._break()
                self._grid([(row, hidden or self.visibility.conceals(row)) for row in rows], list, hidden)
            between = child.tail if not _is_label(child) else (child.tail or "").strip()
            self._text("\t" if apart else between, hidden)

    def _text(self, text: str | None, hidden: bool) -> None:
        if text:
            self.pieces.append(Piece(text, hidden, self.line))
            self.line += text.count("\n")

    def _break(self) -> None:
        """End the block."""
        if self.in_cell:
            if self.pieces and not self.pieces[-1].text.endswith("\n"):
                self.pieces.append(Piece("\n", self.pieces[-1].hidden, self.line))
            return
        self.content += passages_of(self.pieces)
        self.pieces = []

    def _aside(self, text: str | None, role: Role, escapes: re.Pattern[str] = RUN) -> None:
        """A comment or a script: it does not end the block that it stands in."""
        if not text or not text.strip():
            return
        first = self.line
        place = Location("", role, Line(first, 1))
        self.content.append(
            Passage(text, place, locate=lambda start, end: Line(first + text.count("\n", 0, start), 1)),
        )
        other = unescaped(text, place, role, escapes)
        self.content += [other] if other else []
        self.line += text.count("\n")

    def _title(self, element: Any) -> None:
        text = "".join(element.itertext()).strip()
        if text:
            self.content.append(Passage(text, Location("", "metadata", Field("title"))))

    def _table(self, table: Any, hidden: bool) -> None:
        for stray in beside_cells(table):
            if isinstance(stray, str):
                self._text(stray, hidden)
            else:
                self._walk(stray, hidden)
        self._break()
        rows = [(row, hidden or self._is_concealed(row, table)) for row in rows_of(table)]
        if all(len(cells_of(row)) < 2 for row, _ in rows):
            # A single column is a frame around something else, and its blocks are blocks of the page.
            for row, unseen in rows:
                for cell in cells_of(row):
                    self._walk(cell, unseen)
            return
        self._grid(rows, cells_of, hidden, self._concealed_columns(table))

    def _grid(
        self,
        rows: Sequence[tuple[Any, bool]],
        cells: Callable[[Any], Sequence[Any]],
        hidden: bool,
        concealed: frozenset[int] = frozenset(),
    ) -> None:
        """A table of rows, each with whether it is hidden."""
        number, slot = next(self.numbers), len(self.content)
        made = grid([[self._cell(cell, unseen) for cell in cells(row)] for row, unseen in rows])
        for cell in made.apart:
            self.content.append(Passage(cell.text, Location("", "hidden", Line(cell.line, 1))))
        if not any(map(any, made.rows)):
            return
        self.content.insert(
            slot,
            Table(
                "",
                number,
                made.rows,
                role="hidden" if hidden else "body",
                hidden_rows=frozenset(at for at, (_, unseen) in enumerate(rows, start=1) if unseen),
                hidden_columns=made.hidden_columns | concealed,
            ),
        )

    def _cell(self, cell: Any, unseen: bool) -> HtmlCell:
        """A cell of a table; what is hidden inside a cell that is not becomes a passage of its own."""
        line = self.line = max(self.line, cell.sourceline or 0)
        concealed = None if unseen else self.visibility.conceals(cell)
        inner = replace(self, in_cell=True, pieces=[])
        inner._inside(cell, unseen or bool(concealed))
        self.line = inner.line
        shown = inner.pieces
        if not (unseen or concealed):
            self.content += passages_of([piece for piece in inner.pieces if piece.hidden])
            shown = [piece for piece in inner.pieces if not piece.hidden]
        text = "".join(piece.text for piece in stripped(shown))
        return HtmlCell(text, *spans_of(cell), concealed, line)

    def _concealed_columns(self, table: Any) -> frozenset[int]:
        """The 1-based columns that hide by their ``col`` element, as programs for spreadsheets write it."""
        return frozenset(
            number for number, column in enumerate(columns_of(table), 1) if self.visibility.conceals(column)
        )

    def _is_concealed(self, row: Any, table: Any) -> bool:
        """Whether a row, or the group of rows that it is in, hides itself."""
        while row is not table:
            if self.visibility.conceals(row):
                return True
            row = row.getparent()
        return False


def _is_label(element: Any) -> bool:
    """Whether it is the term of a list of descriptions that labels a value: 姓名 before 张伟 in the element behind."""
    if element is None or element.tag != "dt" or getattr(element.getnext(), "tag", "") != "dd":
        return False
    return 0 < len(_term(element)) <= MAX_TERM and _term(element)[-1] not in "。？！?"


def _term(element: Any) -> str:
    return "".join(element.itertext()).strip()


def _is_row(element: Any) -> bool:
    """Whether a style sheet makes columns of the elements within: equals with nothing between, one a number."""
    parts = [(child.tag, child.get("class")) for child in element]
    if len(set(parts)) > 1 or not _is_columns(element) or not parts[0][1]:
        return False
    return any(_WHOLE.fullmatch(child.text or "") for child in element)


def _is_columns(element: Any) -> bool:
    """Whether there are only a few ``span`` in it, with nothing between them."""
    if len(element) < MIN_COLUMNS or any(child.tag != "span" for child in element):
        return False
    return not any(map(str.strip, filter(None, [element.text, *(child.tail for child in element)])))


def _laid_out(element: Any) -> list[Any]:
    """The rows of a table that a style sheet makes of blocks: equals side by side, with as many columns, and numbers.

    What only looks so is a number that a word processor has cut, which its neighbour then goes on with.
    """
    runs = (list(run) for _, run in groupby(element, lambda child: (child.tag, _is_columns(child) and len(child))))
    for rows in runs:
        if len(rows) < MIN_ROWS or rows[0].tag not in _BLOCKS or not _is_columns(rows[0]):
            continue
        texts = [["".join(cell.itertext()) for cell in row] for row in rows]
        if any(_WHOLE.fullmatch(text) for row in texts for text in row) and not any(map(_is_cut, texts)):
            return rows
    return []


def _is_cut(texts: Sequence[str]) -> bool:
    """Whether digits that touch in some texts are the pieces of a number; 45 before a mobile number is a column."""
    before = 0
    for left, right in pairwise([*texts, ""]):
        tail, head = len(left) - len(left.rstrip(digits)), len(right) - len(right.lstrip(digits))
        before = tail + (before if tail == len(left) else 0)
        if _NUMBER.fullmatch(left):
            before = 0
        if before and head and not _NUMBER.fullmatch(right) and before + head >= SHORTEST:
            return True
    return False


def _is_not_rendered(element: Any) -> bool:
    return element.tag in _NOT_RENDERED or (element.tag == "dialog" and "open" not in element.attrib)
