"""The skeleton of a table, in a text or a workbook: columns, rows and cells through groups and repetitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.readers.odf.names import TABLE, given, number, qualified
from redactscan.readers.odf.styles import Styles, points
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

GROUPS = frozenset({"table:table-row-group", "table:table-header-rows", "table:table-rows"})
_CELL, _COVERED, _REPEATED = (
    f"{TABLE}{name}" for name in ("table-cell", "covered-table-cell", "number-columns-repeated")
)
_COLUMN_GROUPS = frozenset({"table:table-column-group", "table:table-header-columns", "table:table-columns"})
_MOST_COPIES = 200_000
_THIN = 1.0  # points: nobody reads what is in there


class Columns(NamedTuple):
    """Columns ``first`` to ``last`` (1-based); ``cells`` is the style of cells that have none of their own."""

    first: int
    last: int
    hidden: bool
    cells: str | None


class Cells(NamedTuple):
    """``times`` equal cells side by side; ``covered`` by one that spans them."""

    element: Element
    times: int
    covered: bool


@dataclass(slots=True)
class Copies:
    """How many cells of a document may be repetitions: enough for any list, too few for a bomb.

    What is repeated is said once at least, so nothing is lost.
    """

    left: int = _MOST_COPIES

    def grant(self, times: int, size: int = 1) -> int:
        """How often something of ``size`` cells is written that a file repeats so many times."""
        more = max(0, min(times - 1, self.left // max(1, size)))
        self.left -= more * size
        return more + 1


def columns_of(table: Element, styles: Styles) -> list[Columns]:
    """The columns of a table from left to right."""
    found: list[Columns] = []
    _columns(table, styles, False, found)
    return found


def _columns(parent: Element, styles: Styles, hidden: bool, found: list[Columns]) -> None:
    for element in parent:
        name, named = qualified(element.tag), given(element)
        if name in _COLUMN_GROUPS:
            _columns(element, styles, hidden or named.get("table:display") == "false", found)
        elif name == "table:table-column":
            first = found[-1].last + 1 if found else 1
            last = first + number(named.get("table:number-columns-repeated")) - 1
            unseen = hidden or is_hidden(named, styles, "column")
            found.append(Columns(first, last, unseen, named.get("table:default-cell-style-name")))


def rows_of(table: Element, hidden: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows of a table from top to bottom, and whether the group of each is folded away."""
    for element in table:
        name = qualified(element.tag)
        if name == "table:table-row":
            yield element, hidden
        elif name in GROUPS:
            yield from rows_of(element, hidden or given(element).get("table:display") == "false")


def cells_of(row: Element) -> Iterator[Cells]:
    """The cells of a row from left to right."""
    for element in row:
        if element.tag in (_CELL, _COVERED):
            times = element.get(_REPEATED)
            yield Cells(element, number(times) if times else 1, element.tag == _COVERED)


def is_hidden(named: dict[str, str], styles: Styles, kind: str) -> bool:
    """Whether a ``row`` or ``column`` with those attributes is hidden, filtered away, or too thin to be read."""
    if named.get("table:visibility") in ("collapse", "filter"):
        return True
    side = "style:row-height" if kind == "row" else "style:column-width"
    family = f"table-{kind}"
    room = points(styles.value(family, named.get("table:style-name"), f"style:{family}-properties", side))
    return room is not None and room < _THIN
