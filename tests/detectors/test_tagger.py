"""Sentences are tagged side by side; whom one names does not depend on its neighbours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from redactscan.detectors import tagger
from redactscan.detectors.tagger.weights import load

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


def test_no_weight_is_so_small_that_it_takes_long() -> None:
    import numpy as np

    weights = load()
    assert weights is not None
    arrays = [array for one in weights.layers for array in (one.inward, one.gates, one.candidate)]
    assert all(np.abs(array[array != 0]).min() >= np.finfo(np.float32).tiny for array in arrays)


SILENT = "为进一步规范医疗救助工作,保障低保户、残疾人和困境儿童的父母或者其他监护人,属于本县户籍的,按月发放补贴。"
NAMING = "低保户王秀兰患病,已申请医疗救助。"


@pytest.mark.parametrize(("text", "loaded"), [(SILENT, []), (NAMING, ["jieba", "numpy"])])
def test_what_names_nobody_needs_neither_a_tokenizer_nor_a_tagger(text: str, loaded: list[str]) -> None:
    """With every rule, and a watch list of which nobody is named."""
    code = (
        "import sys; from redactscan.detectors.listed import WatchList; from redactscan.engine import for_examples; "
        "from redactscan.examine import Policy, examine_document; from redactscan.packs import load_packs; "
        "from redactscan.model import Block, Document, Location, Passage; "
        "passage = Passage(sys.argv[1], Location('', 'body', Block(1))); "
        "document = Document('a.txt', '', 'text/plain', 0, (passage,)); "
        "policy = Policy(load_packs().rules, b'k', WatchList.of(['王秀兰', '张伟']), for_examples()); "
        "examine_document(document, policy); print(*sorted({'jieba', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().split() == loaded
