"""One content, any format: paragraphs and grids, written as the suffix of the page's path says."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from craft.gold import Made, Page, plain
from craft.writers.by_hand import HandMade
from craft.writers.sheet import Sheet, openpyxl_book
from craft.writers.text import csv_table, html, text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``merged`` gives the (rows, columns) of a merged cell by its 0-based place; what it covers is ''."""

    rows: Sequence[Sequence[str]]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return max(map(len, self.rows))

    def covered(self) -> set[tuple[int, int]]:
        """The places that merged cells cover, but for their own."""
        spans = self.merged.items()
        return {(r + i, c + j) for (r, c), (rows, columns) in spans for i in range(rows) for j in range(columns)} - set(
            self.merged
        )


Block = str | Grid


def write(page: Page, blocks: Sequence[Block], encoding: str = "utf-8") -> Made:
    """The file; the first block, or the first cell of a first grid, is its title."""
    match page.path.rpartition(".")[2]:
        case "csv":
            return csv_table(page, _flat(blocks).rows, encoding)
        case "xlsx":
            grid = _flat(blocks)
            merged = tuple(_range(place, span) for place, span in grid.merged.items())
            return openpyxl_book(page, [Sheet("Sheet1", grid.rows, merged=merged)])
        case "docx":
            return _docx(page, blocks)
        case "html":
            return _html(page, blocks, encoding)
        case suffix:
            table = _pipes if suffix == "md" else _columns
            body = "\n\n".join(block if isinstance(block, str) else table(block) for block in blocks)
            return text(page, body, encoding)


def _flat(blocks: Sequence[Block]) -> Grid:
    """All blocks in one sheet, a paragraph in a merged row of its own."""
    width = max((block.width for block in blocks if isinstance(block, Grid)), default=1)
    rows: list[Sequence[str]] = []
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for block in blocks:
        if isinstance(block, Grid):
            merged |= {(len(rows) + row, column): span for (row, column), span in block.merged.items()}
            rows += block.rows
        else:
            for line in block.splitlines():
                merged |= {(len(rows), 0): (1, width)} if width > 1 else {}
                rows.append([line])
    return Grid(rows, merged)


def _range(place: tuple[int, int], span: tuple[int, int]) -> str:
    (row, column), (rows, columns) = place, span
    first, last = get_column_letter(column + 1), get_column_letter(column + columns)
    return f"{first}{row + 1}:{last}{row + rows}"


def _docx(page: Page, blocks: Sequence[Block]) -> Made:
    letter = HandMade(page)
    for number, block in enumerate(blocks):
        if isinstance(block, Grid):
            letter.table(block.rows, block.merged)
        elif number == 0:
            letter.paragraph(letter.run(block), align="center")
        else:
            letter.paragraphs(block)
    return letter.save()


def _html(page: Page, blocks: Sequence[Block], charset: str) -> Made:
    first, *others = blocks
    if isinstance(first, Grid):
        first, others = first.rows[0][0], [first, *others]
    body = "\n".join(
        _cells(b) if isinstance(b, Grid) else "\n".join(f"<p>{p}</p>" for p in b.splitlines()) for b in others
    )
    source = "安澜县" + page.path.partition("/")[0]
    return html(page, first, body, source=source, charset=charset)


def _cells(grid: Grid) -> str:
    covered = grid.covered()
    lines = []
    for number, row in enumerate(grid.rows):
        cells = []
        for column, cell in enumerate(row):
            rows, columns = grid.merged.get((number, column), (1, 1))
            spans = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
            if (number, column) not in covered:
                cells.append(f"<td{spans}>{cell}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1">\n' + "\n".join(lines) + "\n</table>"


def _pipes(grid: Grid) -> str:
    head, *rows = ["| " + " | ".join(row) + " |" for row in grid.rows]
    return "\n".join([head, "|" + "---|" * grid.width, *rows])


def _columns(grid: Grid) -> str:
    """Columns that are aligned with spaces, as an editor with a fixed font shows them."""
    widths = [max(_wide(row[c]) for row in grid.rows if c < len(row)) + 2 for c in range(grid.width)]
    lines = ("".join(cell + " " * (widths[c] - _wide(cell)) for c, cell in enumerate(row)) for row in grid.rows)
    return "\n".join(line.rstrip() for line in lines)


def _wide(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "FW" else 1 for char in plain(cell))
