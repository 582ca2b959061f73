"""What 精神卫生法 4, 艾滋病防治条例 39 and 戒毒条例 7 keep secret of a person: mental illness, HIV, drug use."""

from __future__ import annotations

from functools import lru_cache

from redactscan.model import Verdict
from redactscan.validators import illness


@lru_cache(maxsize=4096)
def check(value: str) -> Verdict:
    """PLAUSIBLE or REJECTED.

    >>> [check(value).value for value in ("HIV阳性", "精神分裂症,长期服药", "高血压", "县精神病医院副院长")]
    ['plausible', 'plausible', 'rejected', 'rejected']
    """
    return Verdict.PLAUSIBLE if illness.names_one(value, secret=True) else Verdict.REJECTED
