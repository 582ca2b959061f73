"""What the tagger's second head hears: names as offices write them, whatever the names are."""

from __future__ import annotations

import pytest

from redactscan.detectors import tagger
from redactscan.detectors.prose import persons

np = pytest.importorskip("numpy")

HEARD = [
    ("低保户高峰患肺癌,住院三个月。", "高峰"),
    ("会议由县委书记严明亮主持。", "严明亮"),
    ("村民仡徕阿桑去年查出尿毒症。", "仡徕阿桑"),
    ("其妻安宁系二级智力残疾。", "安宁"),
    ("我去雷声远家,他正在院里劈柴。", "雷声远"),
]
WORDS = ["早高峰期间,请绕行。", "但愿今年收成好些。", "明确时间表、路线图。", "陈列馆每周一闭馆。"]


def _heard(text: str) -> dict[str, float]:
    hearing = tagger.read([text])[0].hearing
    assert hearing
    spans = [(start, end) for start in range(len(text)) for end in range(start + 2, min(start + 4, len(text)) + 1)]
    return {text[start:end]: hearing.name(start, end) for start, end in spans}


@pytest.mark.parametrize(("text", "name"), HEARD)
def test_a_name_is_heard_for_where_it_stands(text: str, name: str) -> None:
    heard = _heard(text)
    assert max(heard, key=heard.__getitem__) == name
    assert heard[name] > 0


@pytest.mark.parametrize("text", WORDS)
def test_a_word_is_none(text: str) -> None:
    assert max(_heard(text).values()) < 0


def test_a_sentence_is_heard_the_same_among_others() -> None:
    texts = [text for text, _ in HEARD] + WORDS
    alone = [tagger.read([text])[0].hearing for text in texts]
    together = [read.hearing for read in tagger.read(texts)]
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-3)


def test_what_is_said_of_parts_is_said_of_the_whole() -> None:
    text = "村民高峰患病。" * 20
    parts = [(start, tagger.read([text[start:end]])[0]) for start, end in tagger.pieces(text)]
    whole = tagger.joined(parts, len(text))
    assert whole.hearing
    assert [whole.hearing.name(at, at + 2) > 0 for at in range(2, len(text), 7)] == [True] * 20


def test_a_document_that_is_read_whole_names_them() -> None:
    texts = [text for text, _ in HEARD]
    named = persons(texts, wholes=["\n".join(texts)] * len(texts))
    found = [[text[one.start : one.end] for one in row] for text, row in zip(texts, named, strict=True)]
    assert [name for name, row in zip((name for _, name in HEARD), found, strict=True) if name not in row] == []
