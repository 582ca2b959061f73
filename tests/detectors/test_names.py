"""Names in a row are the same ones with arrays and without."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy
import pytest

from redactscan.detectors import names
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Rule

NAMES = ("张伟", "王芳", "李强", "欧阳娜", "阿依古丽·买买提", "古丽·肉孜", "赵敏等", "买买提·阿")
WORDS = (*NAMES, "困难", "重点群体", "的", "一", "县民政局办公室", "第三", "家", "①", "2", "A")
MARKS = ("、",) * 10 + (",", "; ", "、 ", " ", "。", "\n", "、\n", "(", ")", "·", "")


@pytest.mark.parametrize("seed", range(8))
def test_rows_are_the_same_with_arrays(
    seed: int,
    make_document: Callable[..., Document],
    make_rule: Callable[..., Rule],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(names, "arrays", lambda _: numpy)
    rng = random.Random(seed)  # noqa: S311
    document = make_document("".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(3000)))
    rule = make_rule("person-name", kind="names")
    found = _spans(document, rule)
    monkeypatch.setattr(names, "arrays", lambda _: None)
    assert _spans(document, rule) == found
    assert len(found) > 100


def _spans(document: Document, rule: Rule) -> list[tuple[int, int]]:
    return [tuple(match.span) for surface in surfaces(document) for match in names.detect(surface, rule)]
