"""Line numbers for the keys of a TOML text, which ``tomllib`` does not keep."""

from __future__ import annotations

import re
from collections import Counter

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=\s*(.*)")
_BLOCK = re.compile(r"'''|\"\"\"")


def key_lines(text: str) -> dict[str, int]:
    r"""``{"[detect].pattern": 14, "[[example]] 2": 40, …}``: addresses as they appear in messages, 1-based lines.

    >>> key_lines('id = "X"\n[detect]\nkind = "regex"\n[[example]]\ntext = ""\n[[example]]\n')
    {'id': 1, '[detect]': 2, '[detect].kind': 3, '[[example]] 1': 4, '[[example]] 1.text': 5, '[[example]] 2': 6}
    """
    found: dict[str, int] = {}
    seen: Counter[str] = Counter()
    table, block = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if block:
            block = "" if block in line else block
            continue
        if match := _TABLE.match(line):
            name = match[2]
            seen[name] += 1
            table = f"[[{name}]] {seen[name]}" if match[1] == "[[" else f"[{name}]"
            found.setdefault(table, number)
        elif match := _KEY.match(line):
            found.setdefault(f"{table}.{match[1]}" if table else match[1], number)
            opened = _BLOCK.search(match[2])
            if opened and opened[0] not in match[2][opened.end() :]:
                block = opened[0]
    return found
