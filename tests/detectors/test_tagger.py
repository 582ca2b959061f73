"""Sentences are tagged side by side; whom one names does not depend on its neighbours."""

from __future__ import annotations

import pytest

from redactscan.detectors import tagger

pytest.importorskip("numpy")

SENTENCES = (
    "低保户张伟患病",
    "",
    "走访困难群众王秀兰家,送去慰问金500元。",
    "李",
    "为进一步规范医疗救助工作,根据有关文件精神,现将有关事项通知如下:",
    "患者欧阳雪梅、赵国庆等2人已转入定点医院",
)


def test_a_sentence_among_others_is_read_as_alone() -> None:
    alone = [tagger.persons([text])[0] for text in SENTENCES]
    assert [[text[start:end] for start, end in spans] for text, spans in zip(SENTENCES, alone, strict=True)] == [
        ["张伟"],
        [],
        ["王秀兰"],
        [],
        [],
        ["欧阳雪梅", "赵国庆"],
    ]
    for shift in range(len(SENTENCES)):
        order = [*range(shift, len(SENTENCES)), *range(shift)] * 60
        assert tagger.persons([SENTENCES[n] for n in order]) == [alone[n] for n in order]
