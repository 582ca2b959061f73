"""What every disguise is tried on: one line for each kind of number, behind its usual label."""

from __future__ import annotations

from collections.abc import Callable

from craft.gold import mark, written
from craft.numbers import digits
from craft.people import People

LABELS = {
    "resident-id": "公民身份号码",
    "mobile": "手机号码",
    "card": "银行卡号",
    "passbook": "存折账号",
    "disability-certificate": "残疾证号",
    "student-number": "学籍号",
    "driver-licence": "驾驶证档案编号",
    "passport": "护照号码",
    "travel-permit": "港澳通行证号码",
    "landline": "家庭电话",
    "plate": "车牌号",
}
WORDED = ("student-number", "passport", "travel-permit", "plate")  # numbers with letters in them


def values(people: People) -> dict[str, str]:
    """Marked numbers of one person, by kind; 驾驶证档案编号 is one of twelve digits."""
    p, rng = people.adult(), people.rng
    return {
        "resident-id": p.id,
        "mobile": p.mobile,
        "card": p.card,
        "passbook": p.account,
        "disability-certificate": mark("disability-certificate", f"{p.plain_id}{rng.randint(1, 7)}{rng.randint(1, 4)}"),
        "student-number": mark("student-number", f"G{people.children(1)[0].plain_id}", also="minor resident-id"),
        "driver-licence": mark("driver-licence", f"3427{digits(rng, 8)}"),
        "passport": mark("passport", f"E{rng.choice('FGHJ')}000{digits(rng, 4)}"),
        "travel-permit": mark("travel-permit", f"CA00{digits(rng, 5)}"),
        "landline": mark("landline", f"0559{rng.randint(2500000, 2599999)}"),
        "plate": mark("plate", f"皖J{digits(rng, 5)}"),
    }


def lines(people: People, how: Callable[[str], str], tag: str, kinds: tuple[str, ...] = ()) -> list[str]:
    """``label：value`` for each kind (all without ``kinds``), the value in disguise."""
    found = [f"申请人：{people.adult().public_name}"]
    for kind, value in values(people).items():
        if not kinds or kind in kinds:
            found.append(f"{LABELS[kind]}：{written(how, value, tag)}")
    return found
