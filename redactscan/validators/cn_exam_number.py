"""Examinees' numbers that embed an identity number. Many are made of a county, the day of the exam and a sequence.

Such a number passes for the identity number of a child born that day once in eleven; no child of that age sits an exam.
"""

from __future__ import annotations

import datetime
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import ASK, NO, Signs, birth, cn_resident_id

YOUNGEST = 6  # years


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """What ``cn_resident_id`` says, but REJECTED for somebody too young to sit an exam.

    >>> today = datetime.date(2026, 11, 21)
    >>> check("340121198503129976", today), check("342727202406062273", today)
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>)
    """
    today = today or datetime.date.today()
    born = birth.date_of(value[6:14], today)
    if born is None or born.year > today.year - YOUNGEST:
        return Verdict.REJECTED
    return cn_resident_id.check(value, today)


def many(signs: Signs) -> Any:
    """The same of many that are nothing but an identity number."""
    numpy, rows = signs.numpy, signs.rows
    if signs.length != 18:
        return numpy.full(len(signs), ASK, numpy.int8)
    young = birth.number(numpy, rows[:, 6:10]) > datetime.date.today().year - YOUNGEST
    return numpy.where(young, NO, signs.told(cn_resident_id.many))
