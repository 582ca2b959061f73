"""How many records make a serious case, and what is one record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TITLE = "名单"


def ids(number: Callable[..., str], count: int) -> list[list[str]]:
    return [["姓名", "身份证号"], *(["张伟", number(1950 + n % 50, 1 + n // 50)] for n in range(count))]


def accounts(count: int) -> list[list[str]]:
    return [["姓名", "银行账号"], *(["张伟", f"20010012345{n:05d}"] for n in range(count))]


def diseases(count: int) -> list[list[str]]:
    return [["姓名", "病种"], *(["张伟", "尿毒症"] for _ in range(count))]


@pytest.mark.parametrize(("count", "found"), [(24, []), (25, ["财产、征信类信息共 25 条，达到 25 条"])])
def test_accounts(heard: Callable[..., Any], count: int, found: list[str]) -> None:
    said = heard(TITLE, accounts(count), only=["volume"])
    assert [s.reasons[0] for s in said] == found
    assert {(s.severity, s.kind) for s in said} <= {("high", "fail")}


@pytest.mark.parametrize(("count", "found"), [(249, []), (250, ["健康生理类信息共 250 条，达到 250 条"])])
def test_health(heard: Callable[..., Any], count: int, found: list[str]) -> None:
    assert [s.reasons[0] for s in heard(TITLE, diseases(count), only=["volume"])] == found


@pytest.mark.parametrize(("count", "found"), [(2499, 0), (2500, 1)])
def test_identity(heard: Callable[..., Any], number: Callable[..., str], count: int, found: int) -> None:
    assert len(heard(TITLE, ids(number, count), only=["volume"])) == found


def test_a_row_is_one_record_and_a_masked_value_none(heard: Callable[..., Any]) -> None:
    twice = [["姓名", "银行账号", "家庭存款"], *(["张伟", f"20010012345{n:05d}", f"{n + 1}万元"] for n in range(24))]
    assert heard(TITLE, twice, only=["volume"]) == []
    masked = [["姓名", "银行账号"], *(["张伟", f"************{n:04d}"] for n in range(30))]
    assert heard(TITLE, masked, only=["volume"]) == []


def test_values_in_a_text_count_once_each(heard: Callable[..., Any]) -> None:
    lines = [f"张伟，银行卡号20010012345{n:05d}，" for n in range(25)]
    assert len(heard("\n".join(lines), only=["volume"])) == 1
    assert heard("\n".join(lines[:1] * 40), only=["volume"]) == []


def test_what_a_list_is_meant_to_show_does_not_count(heard: Callable[..., Any]) -> None:
    assert heard("采购项目中标公告", accounts(30), only=["volume"]) == []
