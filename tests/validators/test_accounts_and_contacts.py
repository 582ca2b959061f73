"""Cards, accounts, organisations, telephones, plates, addresses."""

from __future__ import annotations

import random

import pytest

from redactscan.model import Verdict
from redactscan.validators import luhn, named

C, P, R = Verdict.CONFIRMED, Verdict.PLAUSIBLE, Verdict.REJECTED


def card(digits: str) -> str:
    return digits + luhn.digit(digits)


CASES = [
    ("cn_bank_card", card("621799990000123456"), C),
    ("cn_bank_card", card("622588012345678"), C),  # 16 digits, credit
    ("cn_bank_card", card("955880123456789012"), C),
    ("cn_bank_card", card("411111111111111"), P),
    ("cn_bank_card", card("601382123456789012"), P),
    ("cn_bank_card", card("12345678901234567"), R),  # no issuer begins with 1
    ("cn_bank_card", card("6217999900001"), R),  # too short
    ("cn_bank_card", "6217999900001234565", R),
    ("cn_account", "20010012345666600013", P),
    ("cn_account", "123456789", R),
    ("cn_account", "1" * 18, R),
    ("cn_account", "13812345678", R),  # a telephone
    ("cn_account", "113401210030000068", R),  # an organisation
    ("cn_uscc", "91340100MA2X9Y8K7W", C),
    ("cn_uscc", "113401210030000068", C),
    ("cn_uscc", "91340100MA2X9Y8K7A", R),
    ("cn_uscc", "9I340100MA2X9Y8K7W", R),
    ("cn_uscc", "", R),
    ("cn_mobile", "13812345678", C),
    ("cn_mobile", "008615900002345", C),
    ("cn_mobile", "015900002345", C),
    ("cn_mobile", "14612345678", C),  # Internet of things, which phonenumbers rejects
    ("cn_mobile", "16012345678", P),
    ("cn_mobile", "13800000000", P),
    ("cn_mobile", "12812345678", R),
    ("cn_mobile", "1381234567", R),
    ("cn_landline", "0551-65512345", C),
    ("cn_landline", "(0561)3051234", C),
    ("cn_landline", "+86 551 6551 2345", C),
    ("cn_landline", "65512345", P),
    ("cn_landline", "010-12345678", P),
    ("cn_landline", "00-12345678", R),
    ("cn_landline", "0138-1234567", R),
    ("cn_landline", "010-123456", R),
    ("cn_plate", "皖A12345", C),
    ("cn_plate", "皖A-30C57", C),
    ("cn_plate", "粤B·12345", C),
    ("cn_plate", "沪AF30571", C),
    ("cn_plate", "川A30571B", C),
    ("cn_plate", "皖A1234学", C),
    ("cn_plate", "皖AI2345", R),
    ("cn_plate", "皖ABCD12", R),
    ("cn_plate", "中A12345", R),
    ("mailbox", "WANGXL.89@EXAMPLE.ORG", P),
    ("mailbox", "A@MAIL.XX.GOV.CN", R),
    ("mailbox", "SERVICE01@EXAMPLE.COM", R),
    ("mailbox", "A..B@EXAMPLE.COM", R),
    ("ip_address", "10.12.3.45", C),
    ("ip_address", "58.220.10.8", P),
    ("ip_address", "127.0.0.1", R),
    ("ip_address", "1.2.3.256", R),
    ("coordinates", "117.283042,31.861191", C),
    ("coordinates", "117.283042", P),
    ("coordinates", "173.283042", R),
    ("cn_address", "罗塘乡向阳村第三村民组12号", C),
    ("cn_address", "罗塘乡向阳村第三村民组", P),
    ("cn_address", "向阳村种植专业合作社", R),
    ("cn_address", "向阳村脱贫户", R),
    ("cn_home", "人民路8号301室", C),
    ("cn_home", "人民路8号县医院301室", R),
    ("cn_home", "人民路", R),
    ("cn_person_name", "王秀兰", P),
    ("cn_person_name", "阿依古丽·买买提", P),
    ("cn_person_name", "张*", R),
    ("cn_person_name", "合计", R),
    ("cn_person_name", "某某县人民政府", R),
]


@pytest.mark.parametrize(("name", "value", "verdict"), CASES)
def test_verdict(name: str, value: str, verdict: Verdict) -> None:
    assert named(name)(value) is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("1990年3月7日", C),
        ("1990-03-07", C),
        ("1990.3.7", C),
        ("19900307", C),
        ("一九九〇年十二月二十五日", C),
        ("1990年3月", P),
        ("90年3月", P),
        ("十二月二十五日", P),
        ("1990年13月7日", R),
        ("2021年2月29日", R),
        ("2099年1月1日", R),
        ("春天", R),
    ],
)
def test_birth_date(value: str, verdict: Verdict) -> None:
    assert named("cn_birth_date")(value) is verdict


NAMES = sorted({name for name, _, _ in CASES})


@pytest.mark.parametrize("name", NAMES)
def test_no_input_raises(name: str) -> None:
    """Rubbish of every length and script, and valid beginnings with rubbish behind."""
    rng, check = random.Random(11), named(name)  # noqa: S311
    alphabet = "0123456789XABC.:@·-+()京村号室年月十〇 \u200b\ud7ff𠮷"
    seeds = ["", *(value for other, value, _ in CASES if other == name)]
    for _ in range(300):
        seed = rng.choice(seeds)
        check(seed[: rng.randrange(len(seed) + 1)] + "".join(rng.choices(alphabet, k=rng.randrange(12))))
