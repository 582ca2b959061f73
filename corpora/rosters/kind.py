"""A kind of list (domain: what a law lets an office publish of it) and the documents that are made of one.

Every kind comes in four fashions:

- ``lawful``: full names and what else may be published. In lists of relief a name is a finding all the same, for a
  person to look at; in lists that are there to name people it is not, and such a list is clean.
- ``masked``: the same with 王某某; clean.
- ``leaky``: with columns that may not be published.
- ``counts``: what may be published of children and patients, who may not be named: numbers of people. Clean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from typing import Literal

from craft import layouts
from craft.county import supervised_by
from craft.gold import Label, Made, Page
from craft.layouts import Listing
from craft.paper import Block, Grid, write
from craft.people import People, Person

from rosters import columns as c
from rosters.columns import Column, Entry

_WHERE = ("清溪镇", "石桥镇", "桃源镇", "双河镇", "白鹭乡", "松岭乡", "望湖镇", "云台街道", "金沙街道")
_WHEN = (
    "2024年8月",
    "2024年第三季度",
    "2024年7月",
    "2024年度第一批",
    "2024年上半年",
    "2024年9月",
    "2023年度",
    "2024年第二批",
    "2024年",
)
_TEXTS = (layouts.key_values, layouts.clauses, layouts.sentence)

PROPERTY_RECORDS = 25  # accounts and incomes: half of 法释〔2017〕10号 art. 5

Fashion = Literal["lawful", "masked", "leaky", "counts"]
Crowd = Callable[[People, int], list[Person]]
Layout = Callable[[Listing], list[Block]]


@dataclass(frozen=True, slots=True)
class Kind:
    """``title`` has ``{where}`` and ``{when}``. ``names`` says what a full name means, as in domain 4.1.

    ``named`` is the column of names; ``may`` are the columns that may be published beside it.
    ``remarks`` are types that may be reported of such a list as a whole.
    """

    id: str
    office: str
    title: str
    crowd: Crowd
    named: Column
    may: Sequence[Column]
    names: Literal["review", "free", "none"] = "review"
    remarks: str = ""
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """``never`` are the columns of a leaky list that may not be published."""

    fashion: Fashion
    layout: Layout
    suffix: str
    never: tuple[Column, ...] = ()
    rows: int = 8
    encoding: str = "utf-8"


def lawful(layout: Layout, suffix: str, *, rows: int = 8) -> Variant:
    return Variant("lawful", layout, suffix, rows=rows)


def masked(layout: Layout, suffix: str) -> Variant:
    return Variant("masked", layout, suffix)


def leaky(layout: Layout, suffix: str, *never: Column, rows: int = 8, encoding: str = "utf-8") -> Variant:
    return Variant("leaky", layout, suffix, never, rows, encoding)


def counts(suffix: str) -> Variant:
    return Variant("counts", layouts.plain_table, suffix)


def adults(youngest: int, oldest: int) -> Crowd:
    return lambda people, count: people.adults(count, youngest, oldest)


def women(youngest: int, oldest: int) -> Crowd:
    return lambda people, count: people.women(count, youngest, oldest)


def children(youngest: int, oldest: int) -> Crowd:
    return lambda people, count: people.children(count, youngest, oldest)


def documents(kind: Kind, *variants: Variant) -> tuple[Callable[[People], Made], ...]:
    """One function from ``People`` to ``Made`` for each variant, named for the seed of its document."""
    return tuple(_document(kind, variant, number) for number, variant in enumerate(variants))


def _document(kind: Kind, variant: Variant, number: int) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        where, when = _WHERE[(number + len(kind.id)) % len(_WHERE)], _WHEN[number % len(_WHEN)]
        title = kind.title.format(where=where, when=when)
        free = kind.names == "free" and variant.fashion == "lawful"
        clean = f"{kind.id} {variant.fashion}" if free or variant.fashion in ("masked", "counts") else None
        page = Page(
            f"{kind.office}/{title}.{variant.suffix}", remarks=kind.remarks if clean is None else "", clean=clean
        )
        blocks = (
            _counts(people, title)
            if variant.fashion == "counts"
            else variant.layout(_listing(kind, variant, title, people))
        )
        made = write(page, blocks, variant.encoding)
        tags = (kind.id, variant.fashion, variant.layout.__name__.replace("_", "-"))
        return replaced(made, labels=(*_whole(variant, made), *made.labels), tags=tags)

    make.__module__, make.__name__ = f"rosters.{kind.id}", f"{variant.fashion}_{number}"
    return make


def _listing(kind: Kind, variant: Variant, title: str, people: People) -> Listing:
    named = kind.named
    if variant.fashion == "masked":
        named = c.NAME_MASKED.headed(named.heads[0])
    elif kind.names == "free":
        named = c.NAME_PUBLIC.headed(named.heads[0])
    columns = [named, *kind.may[:1], *variant.never, *kind.may[1:]]
    entries = [Entry(person, people, n) for n, person in enumerate(kind.crowd(people, variant.rows), 1)]
    heads = [f"{column.group}/{people.rng.choice(column.heads)}".lstrip("/") for column in columns]
    rows = [[column.cell(entry) for column in columns] for entry in entries]
    return Listing(title, heads, rows, kind.intro, supervised_by(f"安澜县{kind.office}", str(100 + len(title))))


def _counts(people: People, title: str) -> list[Block]:
    """How many people in each town, and how much money."""
    rng = people.rng
    rows = [[town, str(rng.randint(2, 60)), str(rng.randint(20, 400) * 100)] for town in _WHERE]
    return [title, Grid([["乡镇（街道）", "人数", "金额（元）"], *rows]), supervised_by("安澜县民政局", "118")]


def _whole(variant: Variant, made: Made) -> list[Label]:
    """What is to be said of a list as a whole: that it has columns that it should not have, and very many persons."""
    if not variant.never:
        return []
    optional = variant.layout in _TEXTS or variant.layout in (layouts.forms, layouts.headless_table)
    labels = [Label(made.path, "extra-column", optional=optional)]
    if variant.rows >= PROPERTY_RECORDS and {c.ACCOUNT, c.CARD, c.INCOME} & set(variant.never):
        labels.append(Label(made.path, "volume"))
    return labels
