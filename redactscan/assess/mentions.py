"""Masked numbers in running text and in cells that hold more than a value, with what their sentence tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from redactscan.assess.kinds import labelled
from redactscan.assess.marks import MARKS, may_be_masked
from redactscan.assess.masking import Kind, Masked, parse
from redactscan.assess.revealed import Aspect
from redactscan.text import regex
from redactscan.text.fold import fold
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field

BEFORE = 32  # characters in which a label stands
TELLING = ("resident-id", "mobile")  # what needs no label, because its digits tell what it is
_TOKEN = regex.compile(rf"(?<![0-9A-Z])[0-9{MARKS}][0-9X{MARKS}.\-]{{6,38}}[0-9X{MARKS}](?![0-9A-Z])")
_STOP = regex.compile(r"[。！？!?;\n]")
_SAMPLE = regex.compile("示例|样例|样表|例如|格式|填写|填表")
_BIRTH = regex.compile(
    r"(?:出生(?:日期|年月日?|时间)?|生于|生日)[:为于]*(?P<after>(?:19|20)[0-9]{2}[0-9年月日./-]{0,7})"
    r"|(?P<before>(?:19|20)[0-9]{2}[年./-][0-9]{1,2}[0-9月日./-]{0,4})出?生"
)
_SEX = regex.compile(r"(?:性别[:为]?|(?<!\p{Han}))([男女])(?!\p{Han})|([男女])(?=性)")
_AGE = regex.compile(r"(?:现年|年龄[:为]?|(?<![0-9.]))([0-9]{1,3})周?岁(?!以|及|至|-)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A masked number at ``start:end`` of a text. ``told`` is what its sentence says of the person."""

    start: int
    end: int
    masked: Masked
    labelled: bool
    told: Mapping[Aspect, str] = field(repr=False)


def mentions(text: str, kind: Kind | None = None) -> Iterator[Mention]:
    """The masked numbers in a text. ``kind`` is what the column says, if the text is a cell.

    Facts are looked for in the sentence, between the number before and this one if there are several.

    >>> [(m.masked.canonical, dict(m.told)) for m in mentions("张*，男，1985年3月12日生，身份证号340121****9976。")]
    [('340121********9976', {'birth': '1985年3月12日', 'sex': '男'})]
    """
    if not may_be_masked(text):
        return
    plain = fold(text)
    stops = [0, *(stop.end() for stop in _STOP.finditer(plain)), len(plain)]
    found = list(_TOKEN.finditer(plain))
    for number, token in enumerate(found):
        said = labelled(squeeze(plain[max(0, token.start() - BEFORE) : token.start()]))
        first, last = stops[bisect_right(stops, token.start()) - 1], stops[bisect_left(stops, token.end())]
        alone = number + 1 == len(found) or found[number + 1].start() >= last
        earlier = max(first, found[number - 1].end()) if number else first
        masked = parse(token.group(), said or kind)
        sure = bool(said or kind)
        if masked and (sure or masked.kind in TELLING) and not _SAMPLE.search(plain, first, last):
            told = _told(squeeze(plain[earlier : last if alone and earlier == first else token.start()]))
            yield Mention(token.start(), token.end(), masked, sure, told)


def _told(sentence: str) -> dict[Aspect, str]:
    told: dict[Aspect, str] = {}
    if birth := _BIRTH.search(sentence):
        told["birth"] = birth["after"] or birth["before"]
    elif age := _AGE.search(sentence):
        told["age"] = age[1]
    sexes = {found[1] or found[2] for found in _SEX.finditer(sentence)}
    if len(sexes) == 1:
        told["sex"] = sexes.pop()
    return told
