"""The form in which the names of a list and the names of a text are compared. A file of names says which version.

On top of the squeezed view (half-width, simplified, no gaps, no pinyin beside a character, no private characters): one
sign for the dot between the parts of a name, one for what masks a character.
"""

from __future__ import annotations

from redactscan.text import regex
from redactscan.text.view import squeeze

VERSION = 1
DOT, MASK = "·", "*"
LETTER = r"[\p{Han}〇\uE000-\uF8FF\u2FF0-\u2FFFA-Z]"  # 汉字, private ones, descriptions such as ⿰亻革, Latin
_DOTS = regex.compile(rf"(?<={LETTER})[•．‧∙⋅・･ꞏᐧ.](?={LETTER})")
_MASKS = regex.compile(r"(?<=\p{Han})[×✱✲﹡✕╳○●□■X]+(?=\p{Han})")


def form(squeezed: str) -> str:
    """A squeezed text with one sign for each dot and each mask inside a name; of the same length.

    >>> form("阿依古丽.买买提"), form("张×三"), form("3.5元")
    ('阿依古丽·买买提', '张*三', '3.5元')
    """
    dotted = str(_DOTS.sub(DOT, squeezed))
    return str(_MASKS.sub(lambda found: MASK * len(found.group()), dotted))


def normal(name: str) -> str:
    """The form of a name as somebody wrote it.

    >>> normal("阿依古麗．買買提"), normal("张　三"), normal("王\ue863")
    ('阿依古丽·买买提', '张三', '王䶮')
    """
    return form(squeeze(name))
