"""The cells of lists with masked numbers: each a function from a person and a 0-based row to a text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from craft.gold import Made, Page, mark
from craft.paper import Grid, write
from craft.people import Person

Cell = Callable[[Person, int], str]


def name(person: Person, row: int) -> str:
    return person.name


def free_name(person: Person, row: int) -> str:
    return person.public_name


def masked_name(person: Person, row: int) -> str:
    return person.masked_name


def village(person: Person, row: int) -> str:
    return person.village


def town(person: Person, row: int) -> str:
    return person.town


def number(person: Person, row: int) -> str:
    return person.id


def mobile(person: Person, row: int) -> str:
    return person.mobile


def account(person: Person, row: int) -> str:
    return person.account


def birth(person: Person, row: int) -> str:
    return person.birth


def birth_month(person: Person, row: int) -> str:
    return mark("birth-date", f"{person.born.year}年{person.born.month}月")


def sex(person: Person, row: int) -> str:
    return person.sex


def age(person: Person, row: int) -> str:
    return str(person.age)


def money(person: Person, row: int) -> str:
    return str(300 + 70 * (row % 9))


def shown(head: int, tail: int, star: str = "*", width: int | None = None) -> Cell:
    """The identity number with its first and last digits; ``width`` stars where the clerk did not count them."""
    return lambda person, row: _masked(person.plain_id, head, tail, star, width)


def certificate(head: int, tail: int) -> Cell:
    """A certificate of disability: the number, the category and the degree."""
    return lambda person, row: _masked(f"{person.plain_id}{row % 7 + 1}{row % 4 + 1}", head, tail)


def without_birthday(person: Person, row: int) -> str:
    """Month and day hidden: 342727 1985 **** 9976."""
    return person.plain_id[:10] + "****" + person.plain_id[14:]


def phone(head: int, tail: int, star: str = "*") -> Cell:
    return lambda person, row: _masked(person.plain_mobile, head, tail, star)


def ending(head: int, tail: int) -> Cell:
    """The account with its first and last digits."""
    return lambda person, row: _masked(person.plain_account, head, tail)


def some(often: Cell, seldom: Cell, rows: Collection[int]) -> Cell:
    """``seldom`` in the given rows, ``often`` in the others."""
    return lambda person, row: (seldom if row in rows else often)(person, row)


def listing(
    page: Page, title: str, columns: Mapping[str, Cell], crowd: Sequence[Person], *lines: str, every: int = 0
) -> Made:
    """The list with its ``lines`` below; the header stands again after ``every`` rows."""
    rows: list[list[str]] = []
    for place, person in enumerate(crowd):
        if place == 0 or (every and place % every == 0):
            rows.append(list(columns))
        rows.append([cell(person, place) for cell in columns.values()])
    return write(page, [title, Grid(rows), *lines])


def _masked(value: str, head: int, tail: int, star: str = "*", width: int | None = None) -> str:
    hidden = len(value) - head - tail
    return value[:head] + star * (hidden if width is None else width) + value[len(value) - tail :]
