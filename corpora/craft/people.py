"""Invented persons of an invented county.

Their identity numbers are valid and can have been issued to nobody: the region codes were withdrawn in the reforms of
1981-1983 (GB/T 2260 as of 1980 and 1984), the first identity cards were issued in 1984. Their mobile numbers lie in
segments that were not in use (phone.dat, edition 2312).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from craft.gold import mark, maybe
from craft.numbers import card, digits, id_check, passbook
from craft.pools import FEW, Pool

_REGIONS = ("342727", "342727", "342727", "342727", "322123", "322725", "352724", "362627")
_SEGMENTS = """
1344710 1470200 1470205 1578003 1578011 1651111 1653888 1660072 1660078 1720141 1720483 1751004 1751010 1770003 1770032
1782083 1787911 1841201 1841209 1854385 1854646 1910002 1910031 1922031 1930005 1951006 1953727 1990004
"""
_ESTATES = ("春晖小区", "锦绣家园", "安居苑", "文昌花园")
_FIELDS = ("大塘", "油坊", "上湾", "河东", "竹林")
_ORDINALS = "一二三四五六七八九十"
TODAY = date(2024, 9, 30)


@dataclass(frozen=True)
class Person:
    """``plain_*`` are bare texts, everything else is marked text."""

    plain_name: str
    sex: str
    born: date
    plain_id: str
    plain_mobile: str
    town: str
    village: str
    _seed: str

    @property
    def age(self) -> int:
        return TODAY.year - self.born.year - ((TODAY.month, TODAY.day) < (self.born.month, self.born.day))

    @property
    def name(self) -> str:
        return mark("person-name", self.plain_name, also="minor" if self.age < 18 else "")

    @property
    def named(self) -> str:
        """The name in running text, where it is harder to find than in a column of names."""
        return mark("person-name", self.plain_name, tags="prose", also="minor" if self.age < 18 else "")

    @property
    def public_name(self) -> str:
        """The name where it may lawfully stand: an official, a successful candidate."""
        return maybe("person-name", self.plain_name)

    @property
    def id(self) -> str:
        return mark("resident-id", self.plain_id)

    @property
    def mobile(self) -> str:
        return mark("mobile", self.plain_mobile)

    @property
    def birth(self) -> str:
        return mark("birth-date", self.born.isoformat())

    @property
    def group(self) -> str:
        """A home in a village, to the house."""
        rng = self._rng("group")
        where = f"{self.town}{self.village}{rng.choice(_ORDINALS[:8])}组{rng.randint(2, 88)}号"
        return mark("address", where)

    @property
    def flat(self) -> str:
        """A home in town, to the door."""
        rng = self._rng("flat")
        door = f"{rng.randint(1, 18)}栋{rng.randint(1, 4)}单元{rng.randint(1, 6)}0{rng.randint(1, 4)}室"
        return mark("address", f"云台街道人民路{rng.randint(2, 300)}号{rng.choice(_ESTATES)}{door}")

    @property
    def home(self) -> str:
        """A home in one of the many ways in which offices write one."""
        rng = self._rng("home")
        n, m, k = rng.randint(2, 99), rng.randint(1, 18), rng.choice(_ORDINALS[:8])
        stair, door = rng.randint(1, 3), rng.randint(101, 604)
        if self.town.endswith("街道"):
            ways = [
                f"{self.town}文昌路{n}号{rng.choice(_ESTATES)}{m}栋{stair}单元{door}室",
                f"{self.village}{rng.choice(_ESTATES)}{m}号楼{stair}单元{door}",
                f"安澜县{self.town}环城东路{n}弄{m}号{door}室",
                f"{self.town}建设巷{n}号{m}幢{door}",
            ]
        else:
            ways = [
                f"{self.town}{self.village}{k}组{n}号",
                f"安澜县{self.town}{self.village}{k}组",
                f"{self.village}{rng.choice(_FIELDS)}组{n}号",
                f"{self.town}{self.village}第{k}村民组{n}号",
                f"{self.town}{self.village}{rng.choice(_FIELDS)}{n}号",
            ]
        return mark("address", rng.choice(ways))

    @property
    def account(self) -> str:
        """A passbook of the rural bank."""
        return mark("bank-account", self.plain_account, tags="no-luhn")

    @property
    def plain_account(self) -> str:
        return passbook(self._rng("account"))

    @property
    def card(self) -> str:
        return mark("bank-account", card(self._rng("card")))

    @property
    def student_number(self) -> str:
        return mark("student-number", f"G{self.plain_id}")

    def mask(self, head: int, tail: int) -> str:
        """The identity number with only its first and last characters."""
        return self.plain_id[:head] + "*" * (18 - head - tail) + self.plain_id[18 - tail :]

    @property
    def masked_mobile(self) -> str:
        return self.plain_mobile[:3] + "****" + self.plain_mobile[7:]

    @property
    def masked_name(self) -> str:
        return self.plain_name[0] + "某" * min(2, len(self.plain_name) - 1)

    def _rng(self, what: str) -> Random:
        return Random(f"{self._seed}:{self.plain_id}:{what}")


class People:
    """Hands out persons, no two of them alike. ``rng`` is the document's own; ``taken`` is shared by all documents."""

    def __init__(self, seed: str, taken: set[str], pool: Pool = FEW) -> None:
        self.rng = Random(seed)
        self._seed = seed
        self._taken = taken
        self._pool = pool

    def adult(self, youngest: int = 25, oldest: int = 68) -> Person:
        return self._person(youngest, oldest)

    def adults(self, count: int, youngest: int = 25, oldest: int = 68) -> list[Person]:
        return [self._person(youngest, oldest) for _ in range(count)]

    def women(self, count: int, youngest: int = 24, oldest: int = 38) -> list[Person]:
        return [self._person(youngest, oldest, "女") for _ in range(count)]

    def children(self, count: int, youngest: int = 7, oldest: int = 15) -> list[Person]:
        return [self._person(youngest, oldest) for _ in range(count)]

    def called(self, name: str) -> Person:
        """Somebody by a name that is given."""
        return replace(self._person(25, 68), plain_name=name)

    def of_kind(self, kind: Literal["dotted", "compound"]) -> Person:
        """Somebody with a minority name in parts, or with a family name of two characters."""
        person = self._person(25, 68)
        if kind == "dotted":
            return replace(person, plain_name=self.rng.choice(self._pool.dotted))
        given = self.rng.choice(self._pool.given[person.sex].split())
        return replace(person, plain_name=self.rng.choice(self._pool.rare) + given)

    def _person(self, youngest: int, oldest: int, sex: str = "") -> Person:
        sex = sex or self.rng.choice("男女")
        born = TODAY - timedelta(days=self.rng.randint(youngest * 366, oldest * 365))
        town = self.rng.choice(list(self._pool.places))
        return Person(
            plain_name=self._new(lambda: self._name(sex)),
            sex=sex,
            born=born,
            plain_id=self._new(lambda: self._number(sex, born)),
            plain_mobile=self._new(lambda: self.rng.choice(_SEGMENTS.split()) + digits(self.rng, 4)),
            town=town,
            village=self.rng.choice(self._pool.places[town]),
            _seed=self._seed,
        )

    def _new(self, draw: Callable[[], str]) -> str:
        while (value := draw()) in self._taken:
            pass
        self._taken.add(value)
        return value

    def _name(self, sex: str) -> str:
        kind = self.rng.random()
        if kind < 0.02:
            return self.rng.choice(self._pool.dotted)
        surname = self.rng.choice(self._pool.rare if kind < 0.07 else self._pool.surnames)
        return surname + self.rng.choice(self._pool.given[sex].split())

    def _number(self, sex: str, born: date) -> str:
        sequence = self.rng.randint(0, 499) * 2 + (sex == "男")
        body = f"{self.rng.choice(_REGIONS)}{born:%Y%m%d}{sequence:03d}"
        return body + id_check(body)
