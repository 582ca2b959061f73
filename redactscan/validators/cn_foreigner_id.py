"""外国人永久居留身份证: 18 digits that begin with 9 (from 2023-12), before that three letters and twelve digits.

New form: 9, province 2, nationality 3, birth date 8, sequence 3, check character as in GB 11643. The order of the
middle fields is not confirmed by an official text, the date and the checksum are.
"""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import cn_resident_id, cn_uscc, mod_11_2, regions

_OLD = re.compile(r"[A-Z]{3}([0-9]{2})[0-9]{10}")


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """The old form has no check digit that a program could compute: PLAUSIBLE at best.

    >>> check("934840198001019970"), check("USA340180010112"), check("934840198001019971")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    if old := _OLD.fullmatch(value):
        return Verdict.PLAUSIBLE if regions.province(old[1]) else Verdict.REJECTED
    if not value.startswith("9") or not cn_resident_id.shaped(value, today) or not regions.province(value[1:3]):
        return Verdict.REJECTED
    if mod_11_2.character(value[:17]) != value[17] or cn_uscc.check(value) is Verdict.CONFIRMED:
        return Verdict.REJECTED
    return Verdict.CONFIRMED
