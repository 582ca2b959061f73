"""Names cut out of sentences: common family names pass, and the words that begin with one do not."""

from __future__ import annotations

import pytest

from redactscan.model import Verdict
from redactscan.validators import named


@pytest.mark.parametrize("name", ["王秀兰", "张伟", "方敏", "高强", "康有德", "欧阳雪梅", "上官云", "阿依古丽·买买提"])
def test_a_name(name: str) -> None:
    assert named("cn_name_in_text")(name) is Verdict.PLAUSIBLE


@pytest.mark.parametrize(
    "words",
    [
        "陈述 方面 方可 高度 高烧 康复 何时 任何 范围 程序 曾经 常住 金额 钱款 文件 万元",  # words
        "江苏 武汉 黄山 石家庄 沈阳 徐州",  # places
        "陈述称 康复期 高血压 范围内",  # words with a third character
        "张女士 李先生 王老师 刘氏 赵家",  # what people are called
        "张某 王某某 李*",  # masked already
        "应当 安全 权益 安置",  # no common family name
        "欧阳 王秀兰花",  # too short, too long
    ],
)
def test_no_name(words: str) -> None:
    check = named("cn_name_in_text")
    assert [word for word in words.split() if check(word) is not Verdict.REJECTED] == []
