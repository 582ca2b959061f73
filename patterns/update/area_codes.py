"""Rebuild redactscan/validators/data/area_codes.txt: the area codes of the Chinese fixed network.

Run in a scratch environment with phonenumbers 9.0.43 (Apache-2.0): ``python patterns/update/area_codes.py``.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

from phonenumbers import geodata

TARGET = Path(__file__).parents[2] / "redactscan" / "validators" / "data" / "area_codes.txt"
HEADER = """\
# Area codes of the Chinese fixed network, with the leading zero.
# From the geodata of phonenumbers 9.0.43 (Apache-2.0); patterns/update/area_codes.py.
"""
_AREA = re.compile(r"86(10|2[0-9]|[3-9][0-9]{2})")


def main() -> None:
    prefixes: set[str] = set()
    for module in pkgutil.iter_modules(geodata.__path__):
        for table in vars(importlib.import_module(f"{geodata.__name__}.{module.name}")).values():
            if isinstance(table, dict):
                prefixes.update(match[1] for key in table if (match := _AREA.match(str(key))))
    codes = sorted(f"0{prefix}" for prefix in prefixes)
    rows = (" ".join(codes[i : i + 16]) + "\n" for i in range(0, len(codes), 16))
    TARGET.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
