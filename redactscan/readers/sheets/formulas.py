"""What a formula says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LITERALS = re.compile(r'"((?:[^"]|"")*)"|(\d{11,})')


def literals(formula: str) -> Iterator[str]:
    """The strings of a formula and its long numbers.

    >>> list(literals('IF(A1="李某甲",340121198503129976,"x")'))
    ['李某甲', '340121198503129976']
    """
    for found in _LITERALS.finditer(formula):
        text = found[2] or (found[1] or "").replace('""', '"')
        if len(text.strip()) > 1:
            yield text
