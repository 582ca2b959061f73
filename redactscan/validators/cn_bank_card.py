"""Bank card numbers (ISO/IEC 7812-1): issuer prefix, account, Luhn digit.

62 is UnionPay, which three of four Chinese issuers use; 95588, 95595 and 95599 are banks that numbered cards by their
service line before; the others are the international networks. Luhn alone proves nothing: one number in ten passes.
"""

from __future__ import annotations

import re
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import ASK, NO, YES, Signs, birth, cn_resident_id, cn_uscc, luhn

_DOMESTIC = re.compile(r"62[0-9]{14,17}|955(?:88|95|99)[0-9]{11,14}")
_INTERNATIONAL = re.compile(
    r"4[0-9]{15}|5[1-5][0-9]{14}|2[2-7][0-9]{14}|3[47][0-9]{13}|35[2-8][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}"
    r"|60[0-9]{14,17}|9[45][0-9]{14,17}"
)


def check(value: str) -> Verdict:
    """CONFIRMED for a domestic prefix, PLAUSIBLE for another network; the checksum holds in both.

    >>> check("6217999900001234564"), check("4123456700012345"), check("4123456700012346")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    domestic = _DOMESTIC.fullmatch(value)
    if not (domestic or _INTERNATIONAL.fullmatch(value)) or not luhn.passes(value):
        return Verdict.REJECTED
    if cn_resident_id.check(value) is not Verdict.REJECTED or cn_uscc.check(value) is Verdict.CONFIRMED:
        return Verdict.REJECTED
    return Verdict.CONFIRMED if domestic else Verdict.PLAUSIBLE


def many(signs: Signs) -> Any:
    """The same of many domestic ones."""
    numpy, rows = signs.numpy, signs.rows
    told = numpy.full(len(signs), ASK, numpy.int8)
    if not 16 <= signs.length <= 19:
        return told
    digits = ((rows >= ord("0")) & (rows <= ord("9"))).all(axis=1)
    head = birth.number(numpy, rows[:, :5])
    told[digits & ((head // 1000 == 62) | numpy.isin(head, (95588, 95595, 95599)))] = YES
    told[(told == YES) & ~luhn.hold(numpy, rows)] = NO
    another = (signs.told(cn_resident_id.many) > NO) | (signs.told(cn_uscc.many) == YES)
    told[(told == YES) & another] = NO
    return told
