"""Names with private mobiles make a contact list, however they are laid out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PHONES = [f"1381234{n:04d}" for n in range(5670, 5676)]
SIDE_BY_SIDE = [["村", "书记", "电话", "主任", "电话"]] + [
    [village, "陆明", first, "高翔", second]
    for village, first, second in zip("甲乙丙", PHONES[:3], PHONES[3:], strict=True)
]
IN_ONE_CELL = [["日期", "带班领导", "值班人员"]] + [
    [f"10月{n}日", f"陆明 {first}", f"高翔{second}"]
    for n, (first, second) in enumerate(zip(PHONES[:3], PHONES[3:], strict=True), 1)
]
BELOW = [["姓名", "职务", "手机"], *(["陆明", "干事", phone] for phone in PHONES[:5])]


@pytest.mark.parametrize(
    ("title", "table", "found"),
    [
        ("应急值班表", IN_ONE_CELL, ["带班领导"]),
        ("村“两委”干部联系方式一览表", SIDE_BY_SIDE, ["电话"]),
        ("镇机关干部通讯录", BELOW, ["手机"]),
        ("镇机关干部通讯录", BELOW[:5], []),
        ("干部任前公示", BELOW, []),
    ],
)
def test_contact_lists(heard: Callable[..., Any], title: str, table: list[list[str]], found: list[str]) -> None:
    assert [said.value for said in heard(title, table, only=["contact-list"])] == found
