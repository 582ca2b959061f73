"""The length-preserving fold: one code point in, one out, so that every offset holds.

Half-width, upper case, simplified characters, compatibility ideographs and Kangxi radicals as the ideographs they
depict, private characters of GBK as those that Unicode has since, every odd space as a space. What Unicode decomposes
to several characters (``㈱``), and circled or raised digits, which in Chinese documents number the items of a list,
stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from redactscan.hints import Any
from redactscan.text.answers import answer
from redactscan.text.arrays import arrays, chunks, codes, look_up, text_of
from redactscan.text.charset import union, written

_RANGES = (
    (0x00A0, 0x00FF),  # Latin-1: NBSP, ordinals
    (0x2000, 0x206F),  # spaces, dashes
    (0x2100, 0x214F),  # letterlike
    (0x2E80, 0x2FDF),  # CJK and Kangxi radicals
    (0x3000, 0x303F),
    (0x3130, 0x318F),
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE30, 0xFE6F),  # small and vertical forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
    (0x1D400, 0x1D7FF),  # mathematical letters and digits
    (0x2F800, 0x2FA1F),
)
_CROSSES = "✕✖✗✘╳⨯⨉"  # written for the sign that follows
_CROSS = "×"
_FOR_X = f"{_CROSS}乂"
_ANY_FOR_X = re.compile(f"[{_FOR_X}]")  # to try the next one at every place of a text takes longer than all the rest
# Of an identity number the check character may be a cross; behind digits of anything else it multiplies.
_CHECK = re.compile(
    rf"(?:(?<![0-9]{{18}})(?<=[0-9]{{17}})|(?<=[0-9]{{8}}[ -][0-9]{{3}}))[{_FOR_X}]"
    rf"(?=[1-7][1-4](?![0-9])|[^0-9{_CROSS}*]|$)"
)
_LETTERS = {"Х": "X", "х": "X", "Χ": "X", "χ": "X"}  # Cyrillic and Greek
_DASHES = "‐‑‒–—―−﹘﹣－"


@cache
def _table() -> dict[int, str]:
    old, new = answer("folded", "", _pairs)
    return dict(zip(map(ord, old), new, strict=True))


def _pairs() -> tuple[str, str]:
    """Every character that changes, and what it becomes."""
    import unicodedata

    from redactscan.text import private_use

    table: dict[int, str] = {}
    for first, last in _RANGES:
        for code in range(first, last + 1):
            char = chr(code)
            if unicodedata.decomposition(char).startswith(("<circle>", "<super>", "<sub>", "<fraction>")):
                continue
            folded = unicodedata.normalize("NFKC", char)
            if len(folded) == 1 and folded != char:
                table[code] = folded.upper() if len(folded.upper()) == 1 else folded
            elif unicodedata.category(char) == "Zs":
                table[code] = " "
    for line in Path(__file__).with_name("traditional.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            old, new = line.split("\t")
            table.update({ord(a): b for a, b in zip(old, new, strict=True)})
    table.update({code: chr(code - 32) for code in range(ord("a"), ord("z") + 1)})
    table.update({ord(dash): "-" for dash in _DASHES})
    table.update(private_use.table())
    table.update(dict.fromkeys(map(ord, _CROSSES), _CROSS) | {ord(one): x for one, x in _LETTERS.items()})
    return "".join(map(chr, table)), "".join(table.values())


def written_as(chars: str) -> str:
    """``chars``, and whatever folds to one of them.

    >>> written_as("[")
    '[﹇［'
    """
    more: str = answer("written as", chars, lambda: "".join(chr(a) for a, b in _table().items() if b in chars))
    return chars + more


_SHORT = 48  # characters; what ``translate`` does as quickly as anything
_FREQUENT = "，：；（）\u3000"


@cache
def _foldable() -> re.Pattern[str]:
    """A character that changes. Those beyond the basic plane are all let through: a class of many of them is slow."""
    return re.compile(answer("foldable", "", _changing))


def _changing() -> str:
    changing = union((code, code) for code in _table() if code < 0x10000)
    return f"[{written(changing)}\U00010000-\U0010ffff]"


@cache
def _points(numpy: Any) -> Any:
    """Every code point folded."""
    points = numpy.arange(0x110000, dtype=numpy.uint32)
    points[list(_table())] = list(map(ord, _table().values()))
    return points


def fold(text: str) -> str:
    """``text`` folded, same length.

    >>> fold("身份证號：１１０１０５１９４９１２３１００２ｘ")
    '身份证号:11010519491231002X'
    >>> fold("34012119850312901×"), fold("1500×2000")  # a check character, a size
    ('34012119850312901X', '1500×2000')
    """
    if text.isascii():
        return text if text.isdigit() else text.upper()
    if numpy := arrays(text):
        folded, crosses = _at_once(numpy, text)
    else:
        folded = _folded(text)
        if _FOR_X[0] not in folded and _FOR_X[1] not in folded:
            return folded
        crosses = [sign.start() for sign in _ANY_FOR_X.finditer(folded)]
    checks = [at for at in crosses if _CHECK.match(folded, at)]
    edges = zip([-1, *checks], [*checks, len(folded)], strict=True)
    return "X".join(folded[before + 1 : after] for before, after in edges) if checks else folded


def _at_once(numpy: Any, text: str) -> tuple[str, list[int]]:
    """The folded text, and where crosses are in it."""
    parts: list[str] = []
    crosses: list[int] = []
    for at, part in chunks(text):
        folded = look_up(_points(numpy), codes(numpy, part))
        crossed = numpy.flatnonzero((folded == ord(_FOR_X[0])) | (folded == ord(_FOR_X[1])))
        crosses += (crossed + at).tolist() if len(crossed) else ()
        parts.append(text_of(folded))
    return "".join(parts), crosses


def _folded(text: str) -> str:
    table = _table()
    if len(text) < _SHORT:
        return text.translate(table)
    for char in _FREQUENT:
        text = text.replace(char, table[ord(char)])
    return _foldable().sub(lambda char: table.get(ord(char[0]), char[0]), text)
