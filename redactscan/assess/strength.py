"""How strong a mask is: how many values it leaves, given what else is known, and what so few of them mean."""

from __future__ import annotations

from typing import Literal, TypeAlias

from redactscan.assess.candidates import MASK, Known, count, lifetime
from redactscan.assess.masking import Kind
from redactscan.values import replace

Grade: TypeAlias = Literal["broken", "weak", "fair", "ok"]

BROKEN, WEAK, FAIR = (
    20,
    1_000,
    100_000,
)  # candidates; thresholds of ours: the exact cut-offs of a norm are not known to us
SEGMENTS = 21  # median number of a city's segments behind one mobile prefix (phone.dat 2312, prefix 138, 331 cities)


def left(kind: Kind, canonical: str, known: Known, year: int, local: bool = False) -> int | None:
    """How many values fit a canonical mask in a list of ``year``; None for a name, whose candidates nobody can count.

    ``local`` tells that a list is of one city, as its mobile numbers will be.

    >>> anyone = Known(lifetime(2026))
    >>> left("resident-id", "340121********9976", anyone, 2026), left("mobile", "138****5678", anyone, 2026)
    (3361, 10000)
    """
    match kind:
        case "resident-id" | "disability-certificate":
            return identities(canonical[:18], known, year)
        case "mobile":
            return mobiles(canonical, local)
        case "bank-account":
            return accounts(canonical)
        case "person-name":
            return None


def grade(candidates: int) -> Grade:
    """What so few candidates mean for a mask.

    >>> [grade(n) for n in (1, 19, 20, 3361, 335_367)]
    ['broken', 'broken', 'weak', 'fair', 'ok']
    """
    if candidates < BROKEN:
        return "broken"
    if candidates < WEAK:
        return "weak"
    return "fair" if candidates < FAIR else "ok"


def agreeing(mask: str, known: Known) -> int:
    """``count`` with as much of ``known`` as the mask does not contradict: a person may come from elsewhere.

    Falls back to it without regions, then without the sex besides; 0 if the mask fits none of that.
    """
    elsewhere = replace(known, regions=frozenset())
    return count(mask, known) or count(mask, elsewhere) or count(mask, replace(elsewhere, sex=None))


def identities(mask: str, known: Known, year: int) -> int:
    """How many numbers agree; where none does, for a row may speak of someone else, how many the year of a list allows.

    It is 0 if no right number fits at all.

    >>> count("340123********9976", elsewhere := Known(lifetime(2026), regions=frozenset({"340121"})))
    0
    >>> identities("340123********9976", elsewhere, 2026)
    3355
    """
    return agreeing(mask, known) or count(mask, Known(lifetime(year)))


def mobiles(mask: str, local: bool = False) -> int:
    """How many numbers fit the mask of a mobile number (11 characters).

    Its digits 4 to 7 tell the city: the usual mask hides nearly nothing in a list of one.

    >>> mobiles("138****5678"), mobiles("138****5678", local=True), mobiles("1385678****", local=True)
    (10000, 21, 10000)
    """
    segments = accounts(mask[3:7])
    return (min(segments, SEGMENTS) if local else segments) * accounts(mask[:3] + mask[7:])


def accounts(mask: str) -> int:
    """How many numbers fit the mask of an account: there is no check digit that all accounts have.

    >>> accounts("***************4564")
    1000000000000000
    """
    return int(10 ** mask.count(MASK))
