"""港澳台居民居住证 (from 2018): as an identity number, with the region 810000, 820000 or 830000."""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import cn_resident_id, mod_11_2

_REGION = re.compile(r"8[123]0000")


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """CONFIRMED or REJECTED: region, date and checksum leave nothing between.

    >>> check("810000199001019988"), check("810000199001019989")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not _REGION.match(value) or not cn_resident_id.shaped(value, today):
        return Verdict.REJECTED
    return Verdict.CONFIRMED if mod_11_2.character(value[:17]) == value[17] else Verdict.REJECTED
