"""Invented persons of an invented county.

Their identity numbers are valid and can have been issued to nobody: the region codes were withdrawn in the reforms of
1981-1983 (GB/T 2260 as of 1980 and 1984), the first identity cards were issued in 1984. Their mobile numbers lie in
segments that were not in use (phone.dat, edition 2312).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo.gold import mark, maybe
from demo.numbers import card, digits, id_check, passbook

_REGIONS = ("342727", "342727", "342727", "342727", "322123", "322725", "352724", "362627")
_SEGMENTS = """
1344710 1470200 1470205 1578003 1578011 1651111 1653888 1660072 1660078 1720141 1720483 1751004 1751010 1770003 1770032
1782083 1787911 1841201 1841209 1854385 1854646 1910002 1910031 1922031 1930005 1951006 1953727 1990004
"""
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_RARE = ("欧阳", "上官", "司马", "诸葛", "皇甫")
_GIVEN = {
    "男": "建国 志强 国庆 文斌 小军 德福 海涛 永贵 振华 家旺 明 勇 伟 立新 长根 宏图 金水 大山 春生 俊杰 浩然 子轩",
    "女": "秀英 桂兰 玉珍 翠花 丽华 春燕 小红 凤霞 淑芬 敏 静 婷 雪梅 月娥 冬梅 巧云 金凤 若曦 梓涵 诗雨 欣怡 文静",
}
_DOTTED = ("阿依古丽·买买提", "古丽娜尔·吐尔逊", "艾力·热合曼", "迪丽拜尔·库尔班")
_PLACES = {
    "清溪镇": ("向阳村", "柳树湾村", "前进村"),
    "石桥镇": ("新塘村", "双井村", "赵家畈村"),
    "白鹭乡": ("白鹭村", "沙河村", "胡冲村"),
    "云台街道": ("东风社区", "春晖社区", "文昌社区"),
}
_ESTATES = ("春晖小区", "锦绣家园", "安居苑", "文昌花园")
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
    def account(self) -> str:
        """A passbook of the rural bank."""
        return mark("bank-account", passbook(self._rng("account")), tags="no-luhn")

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
        return self.plain_name[0] + "某" * (len(self.plain_name) - 1)

    def _rng(self, what: str) -> Random:
        return Random(f"{self._seed}:{self.plain_id}:{what}")


class People:
    """Hands out persons, no two of them alike. ``rng`` is the document's own; ``taken`` is shared by all documents."""

    def __init__(self, seed: str, taken: set[str]) -> None:
        self.rng = Random(seed)
        self._seed = seed
        self._taken = taken

    def adult(self, youngest: int = 25, oldest: int = 68) -> Person:
        return self._person(youngest, oldest)

    def adults(self, count: int, youngest: int = 25, oldest: int = 68) -> list[Person]:
        return [self._person(youngest, oldest) for _ in range(count)]

    def women(self, count: int, youngest: int = 24, oldest: int = 38) -> list[Person]:
        return [self._person(youngest, oldest, "女") for _ in range(count)]

    def children(self, count: int, youngest: int = 7, oldest: int = 15) -> list[Person]:
        return [self._person(youngest, oldest) for _ in range(count)]

    def _person(self, youngest: int, oldest: int, sex: str = "") -> Person:
        sex = sex or self.rng.choice("男女")
        born = TODAY - timedelta(days=self.rng.randint(youngest * 366, oldest * 365))
        town = self.rng.choice(list(_PLACES))
        return Person(
            plain_name=self._new(lambda: self._name(sex)),
            sex=sex,
            born=born,
            plain_id=self._new(lambda: self._number(sex, born)),
            plain_mobile=self._new(lambda: self.rng.choice(_SEGMENTS.split()) + digits(self.rng, 4)),
            town=town,
            village=self.rng.choice(_PLACES[town]),
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
            return self.rng.choice(_DOTTED)
        surname = self.rng.choice(_RARE) if kind < 0.07 else self.rng.choice(_SURNAMES)
        return surname + self.rng.choice(_GIVEN[sex].split())

    def _number(self, sex: str, born: date) -> str:
        sequence = self.rng.randint(0, 499) * 2 + (sex == "男")
        body = f"{self.rng.choice(_REGIONS)}{born:%Y%m%d}{sequence:03d}"
        return body + id_check(body)
