"""居民身份证号码 of 15 digits (until 1999): region 6, birth date YYMMDD, sequence 3, no check character."""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import birth, regions

_SHAPE = re.compile(r"[1-9][0-9]{14}")


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """One random number in 3,700 is CONFIRMED, so a rule needs a label beside it.

    >>> check("340121850312997"), check("340199850312997"), check("340121851312997")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not _SHAPE.fullmatch(value) or value.endswith("000") or birth.date_of(f"19{value[6:12]}", today) is None:
        return Verdict.REJECTED
    return regions.verdict(value[:6])
