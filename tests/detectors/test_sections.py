"""Long documents: a compilation of notices is read like its notices, and not where nothing is told of anybody."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactscan.detectors import detect, prose, tagger
from redactscan.detectors.sections import LONG, SIZE, sections
from redactscan.detectors.surface import surfaces
from redactscan.model import Severity
from redactscan.packs import load_packs
from redactscan.readers import Source, read

RULES = [rule for rule in load_packs().rules if rule.detect.kind == "bound"]
POLICY = "各镇要落实低保、残疾人两项补贴等政策，做好大病救助和孤儿保障工作，对患病群众应保尽保，确保不漏一户一人。\n"
"""What tells facts, and of nobody."""

NOTICES = [
    "河湾村临时救助公示\n申请人游国庆身患肺癌。其妻代春香每日照料，游国庆上月来窗口办理。\n2024年8月12日\n",
    "大病补偿公示\n冯德昌 岩口村四组 直肠癌 23460元\n公示期七天。\n",
    "刑满释放人员帮扶情况\n慕容海因盗窃被判刑。去年回到村里，慕容海种了三亩烟叶。\n",
    "县领导调研民政工作\n副县长陈宗汉到县福利院调研，院长苏明辉汇报了孤残儿童养育情况。\n",
    "残疾评定医师名单公告\n肢体残疾：苏明辉、沈志文；视力残疾：丁桂香。\n",
    "县医院健康讲座\n主任医师陶建讲了尿毒症的早期表现，刘小军、方子涵等志愿者参加。\n活动到此结束。\n",
]


def _found(text: str) -> list[str]:
    """The names of private persons, mention by mention."""
    matches = detect(read(Source("汇编.txt", text.encode())), RULES).matches
    named = {(id(m.source), m.cell, m.span): m.value.reveal() for m in matches if m.rule.severity > Severity.LOW}
    return sorted(named.values())


@pytest.mark.parametrize("between", [0, SIZE], ids=["one behind another", "far apart"])
def test_a_compilation_holds_what_its_notices_hold(between: int) -> None:
    filler = "有关政策摘要\n" + POLICY * (between // len(POLICY)) if between else ""
    long = "".join(notice + filler for notice in NOTICES) + POLICY * (LONG // len(POLICY))
    found = _found(long)
    assert found == sorted(name for notice in NOTICES for name in _found(notice))
    assert "游国庆" in found


@pytest.mark.parametrize(
    ("later", "named"),
    [
        ("巡视员在河湾村见到了游国庆和村民。\n", ["游国庆"]),
        ("会议由镇长沈志文主持。\n", []),
    ],
)
def test_who_is_known_is_found_far_away(later: str, named: list[str]) -> None:
    far = POLICY * (3 * LONG // len(POLICY))
    assert _found(NOTICES[0] + far + later + far) == sorted(_found(NOTICES[0]) + named)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The characters that the tagger is asked to read whole, which is dear."""
    lengths: list[int] = []

    def counted(texts: Sequence[str], weigh: bool = True) -> list[tagger.Read]:
        lengths.extend(map(len, texts if weigh else ()))
        return original(texts, weigh)

    original = tagger.read
    monkeypatch.setattr(prose.tagger, "read", counted)
    return lengths


def test_what_is_far_from_anybody_is_not_read(heard: list[int]) -> None:
    rule = "第{}条 监护人代未成年人申领残疾人补贴、孤儿生活费的，应当出示户口簿。\n"  # 代未成 might be a name
    far = "".join(rule.format(number) for number in range(5 * LONG // len(rule)))
    _found(far + NOTICES[0] + far)
    assert 0 < sum(heard) < 3 * SIZE


def test_the_tagger_reads_no_more_of_each_the_more_there_are(heard: list[int]) -> None:
    part = "".join(NOTICES) + POLICY * (LONG // len(POLICY))
    counts = []
    for times in (2, 8):
        heard.clear()
        _found(part * times)
        counts.append(sum(heard))
    assert 0 < counts[1] < 4.5 * counts[0]


LINES = POLICY * ((LONG + SIZE // 2) // len(POLICY))
"""Three sections."""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (NOTICES[0] + NOTICES[1], ["河湾村临"]),
        ("救助公示\n" + LINES, ["救助公示", "各镇要落", "各镇要落"]),
        (LINES + "关于救助的公示\n" + POLICY, ["各镇要落", "各镇要落", "各镇要落", "关于救助"]),
        (LINES + "一、救助的情况\n" + POLICY, ["各镇要落", "各镇要落", "各镇要落"]),
        (LINES.replace("\n", ""), ["各镇要落", "各镇要落", "各镇要落"]),
    ],
)
def test_where_sections_begin(text: str, begins: list[str]) -> None:
    laid = list(surfaces(read(Source("汇编.txt", text.encode()))))
    parts = [section.laid[0].view.raw for section in sections(laid, ())]
    assert "".join(parts) == laid[0].view.raw
    assert [part[:4] for part in parts] == begins
