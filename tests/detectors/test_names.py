"""Names behind labels, before titles and in a row are the same ones with arrays and without, and so are sentences."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy
import pytest

from redactscan.detectors import enumerated, heads, names, units
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Rule

NAMES = ("张伟", "王芳", "李强", "欧阳娜", "阿依古丽·买买提", "古丽·肉孜", "赵敏等", "买买提·阿")
WORDS = (*NAMES, "困难", "重点群体", "的", "一", "县民政局办公室", "第三", "家", "①", "2", "A")
MARKS = ("、",) * 10 + (",", "; ", "、 ", " ", "。", "\n", "、\n", "(", ")", "·", "")
LABELS = ("姓名", "姓名:", "联系人", "系", "女士", "同学", "\n1.", "\n 2、", "\n12 ")


def found_both_ways(monkeypatch: pytest.MonkeyPatch, find: Callable[[], object]) -> list[object]:
    """With arrays, then without them."""
    both = []
    for module in (numpy, None):
        for room in (names, enumerated, heads, units):
            monkeypatch.setattr(room, "arrays", lambda _, module=module: module)
        both.append(find())
    return both


@pytest.mark.parametrize("terms", [(), ("姓名", "联系人", "人"), ("…女士", "…同学", "…学")])
@pytest.mark.parametrize("seed", range(8))
def test_names_are_the_same_with_arrays(
    seed: int,
    terms: tuple[str, ...],
    make_document: Callable[..., Document],
    make_rule: Callable[..., Rule],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = random.Random(seed)  # noqa: S311
    words = (*WORDS, *LABELS) if terms else WORDS
    marks = ("", "", *MARKS) if terms else MARKS
    document = make_document("".join(rng.choice(words) + rng.choice(marks) for _ in range(3000)))
    rule = make_rule("person-name", kind="names", terms=terms)
    one, other = found_both_ways(monkeypatch, lambda: _spans(document, rule))
    assert one == other
    assert isinstance(one, list)
    assert len(one) > (5 if terms else 100)


def _spans(document: Document, rule: Rule) -> list[tuple[int, int]]:
    return [tuple(match.span) for surface in surfaces(document) for match in names.detect(surface, rule)]


@pytest.mark.parametrize("seed", range(8))
def test_numbered_lines_are_the_same_with_arrays(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    parts = ("\n", "\n1.", "\x1e 12、", "\x1f", "\u2028", "　", "2 ", "王秀兰", "张伟 ", "李强(", "、", "100.")
    text = "\n" + "".join(rng.choices(parts, k=2000))
    one, other = found_both_ways(monkeypatch, lambda: [line.span() for line in enumerated._numbered(text)])
    assert one == other != []


@pytest.mark.parametrize("end", ["", "。", "\n", " ", "人", "\U00020bb7"])
@pytest.mark.parametrize("seed", range(4))
def test_sentences_are_the_same_with_arrays(monkeypatch: pytest.MonkeyPatch, seed: int, end: str) -> None:
    rng = random.Random(seed)  # noqa: S311
    text = "".join(
        rng.choices(("王秀兰", "患病", "。", "!", " ", "\n", "\x1e", "\x1f", "\u3000", ";", "\U00020bb7"), k=2000)
    )
    one, other = found_both_ways(monkeypatch, lambda: units._spans(text + end))
    assert one == other != []
