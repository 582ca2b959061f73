"""A value that needs a label is looked for where one is near: none that has one is lost."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy
import pytest

from redactscan.assess.context import Contexts
from redactscan.detectors import labels, places, regex
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Match
from redactscan.packs import load_packs
from redactscan.text import fold

RULES = [rule for rule in load_packs().rules if rule.detect.kind == "regex"]
VALUES = ("1985年3月12日", "1985.03", "护照E12345678", "东经116°23′", "10.2.3.4", "012345678", "八五年三月")
WORDS = (
    "出生",
    "出 生 日\u200b期：",
    "生于",
    "（出生）",
    "户号",
    "经度",
    "IP地址",
    "会议于",
    "印发",
    "，",
    "。",
    "\n",
    "其中",
    "各村",
)


def text_of(seed: int) -> str:
    """Values and labels, with more or less between them."""
    rng = random.Random(seed)  # noqa: S311
    parts = [
        rng.choice(rng.choice((VALUES, WORDS, WORDS))) + "一" * rng.choice((0, 0, 1, 5, 15, 70)) for _ in range(300)
    ]
    return "".join(parts)


def found(document: Document, *, told: bool) -> list[Match]:
    laid = list(surfaces(document))
    known = labels.Labels(laid, RULES, told=told)
    return [match for surface in laid for match in regex.detect(surface, RULES, known)[0]]


@pytest.mark.parametrize("seed", range(20))
def test_a_value_with_a_label_is_found(
    monkeypatch: pytest.MonkeyPatch, make_document: Callable[..., Document], seed: int
) -> None:
    for room in (regex, labels, places, fold):
        monkeypatch.setattr(room, "arrays", lambda _: numpy)
    document = make_document(text_of(seed), text_of(-1 - seed))
    everything, near = (found(document, told=told) for told in (False, True))
    context = Contexts({}).of
    labelled = [match for match in everything if not match.rule.context.required or context(match).label]
    assert len(near) < len(everything)
    assert [match for match in labelled if match not in near] == []
