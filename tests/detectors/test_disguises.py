"""The shipped rules against values in disguise, and against numbers that only look like them.

A disguise is a way of writing that people or programs use: full width, groups, line breaks, invisible characters,
Chinese and circled digits. Persons are invented; check characters are computed here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.engine import scan_text
from redactscan.validators import luhn, mod_11_2


def with_check(digits: str) -> str:
    return digits + mod_11_2.character(digits)


ID = with_check("34012119850312997")
ID_X = next(n for i in range(100, 999) if (n := with_check(f"34012119900615{i}")).endswith("X"))
CARD = "621799990000123456" + luhn.digit("621799990000123456")
OLD_ID = "340121850312997"

CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def groups(separator: str) -> Callable[[str], str]:
    return lambda value: separator.join((value[:6], value[6:10], value[10:]))


DISGUISES: dict[str, Callable[[str], str]] = {
    "full width": lambda value: value.translate(FULL_WIDTH),
    "lower case": str.lower,
    "space": groups(" "),
    "two spaces": groups("  "),
    "no-break space": groups("\u00a0"),
    "ideographic space": groups("\u3000"),
    "hyphen": groups("-"),
    "dash": groups("–"),
    "line break": groups("\n"),
    "zero-width space": groups("\u200b"),
    "soft hyphen": groups("\u00ad"),
    "joiner everywhere": "\u200d".join,
    "letter-spaced": " ".join,
    "Chinese digits": lambda value: value.translate(CHINESE),
    "circled digits": lambda value: value.translate(CIRCLED),
}
VALUES = [
    ("resident-id", "身份证号：", ID),
    ("resident-id", "公民身份號碼", ID_X),
    ("resident-id", "", ID_X),
    ("resident-id", "身份證", OLD_ID),
    ("disability-certificate", "殘疾人證：", f"{ID}44"),
    ("bank-account", "银行卡号：", CARD),
    ("mobile", "聯繫電話", "13905510001"),
]


def found(text: str) -> list[tuple[str, str, str]]:
    """(type, severity, value) of what is new and more than a hint."""
    values = scan_text(text).values.items()
    return [
        (finding.type, finding.severity.name.lower(), raw.reveal())
        for finding, (raw, _) in values
        if finding.state == "new" and finding.severity.name != "INFO"
    ]


@pytest.mark.parametrize("disguise", DISGUISES, ids=str)
@pytest.mark.parametrize(("kind", "label", "value"), VALUES)
def test_disguised(kind: str, label: str, value: str, disguise: str) -> None:
    disguised = DISGUISES[disguise](value)
    assert (kind, disguised) in [(found_kind, raw) for found_kind, _, raw in found(f"{label}{disguised}，已核验。")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("resident-id", f"{ID}（身份证号）"),
        ("resident-id", f"序号\t公民身份號碼\n1\t{ID}"),
        ("resident-id", f"准考證號：2026{ID}"),
        ("resident-id", f"序号\t姓名\t操作证号\n1\t高强\tT{ID}"),
        ("resident-id", f"納稅人識別號{ID}00"),
        ("disability-certificate", f"残疾证号{ID}44B1"),
        ("passport", "EA2000123（護照）"),
        ("passport", "護照號碼：ＥＡ２０００１２３"),
        ("travel-permit", "往來港澳通行證：CA000 0123"),
        ("travel-permit", "臺胞證號00001234"),
        ("military-id", "士字第20210035号"),
        ("military-id", "士 兵 證 號：2021003"),
        ("driver-licence", "駕駛證檔案編號：340100123456"),
        ("plate", "川A1234警"),
        ("plate", "车牌：皖A-30C57"),
        ("birth-date", "出生年月：1990年3月"),
        ("coordinates", "户主王秀兰，房屋位于東經117度16分58秒"),
        ("state-secret-mark", "秘密★5年"),
        ("state-secret-mark", "机 密 ★ 启用前"),
        ("state-secret-mark", "绝密 ★ 长期"),
        ("state-secret-mark", "機\n密\n★10年"),
        ("state-secret-mark", "秘密＊５年"),
        ("work-secret-mark", "內部資料"),
        ("work-secret-mark", "（內 部 文 件，請勿外傳）"),
        ("disclosure-attribute", "此件不公開"),
        ("disclosure-attribute", "（此 件 不 予 公 開）"),
    ],
)
def test_traditional_labels_and_places(kind: str, text: str) -> None:
    assert kind in [found_kind for found_kind, _, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "国发〔2019〕13812345678号",
        "13812345678.00元",
        "折合人民币1,381,234,567.80元",
        "占比13.905510001%",
        "项目代码：2601-340121-04-01-138123",
        "采购计划编号：340121202601130005",
        f"统一编码{ID[:-1]}{(int(ID[-1]) + 1) % 10}",
        "生成时间2024112109304512，版本V1.3.9.12",
        "工单编号20241121000013905510001",
        "订单号：13905510001234，快递单号SF1390551000112",
        "产品型号M13905510001，设备编号A13905510001B",
        "条码6901234567892，ISBN 978-7-5046-1234-5",
        "索引号：000014349/2024-00138",
        "信用代码11340121003012345G，组织机构代码00301234-5",
        "行号402361000012，开户许可证核准号J3610001234501",
        "发动机号D12345678，车架号LJ1EEAVS6K2012345",
        "驾驶证业务咨询电话：0551-65512345",
        "电子护照号段E00000001起",
        "经度范围117.2830至118.0000",
        "皖A1、皖B2区域限行；川A股、京B地块",
        "见GB/T 9704-2012、YY/T 0316-2016",
        "被害人陈述、证人证言",
        "社区矫正对象管理、刑满释放人员安置",
        "社区戒毒人员康复、救治经费",
        "投诉人张女士反映，举报人李某称",
        "国家秘密★商业秘密★工作秘密专题培训",
        "密级分为绝密、机密、秘密",
        "各单位要加强内部资料管理",
    ],
)
def test_look_alikes_are_quiet(text: str) -> None:
    assert found(text) == []
