"""What the patterns of the shipped rules find, with arrays and without."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import numpy
import pytest

from redactscan.detectors import labels, places, regex
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Match
from redactscan.packs import load_packs
from redactscan.text import fold

Search = Callable[[Document], list[Match]]


@pytest.fixture
def found() -> Search:
    """All matches of the patterns in a document, in order."""
    rules = [rule for rule in load_packs().rules if rule.detect.kind == "regex"]

    def search(document: Document) -> list[Match]:
        laid = list(surfaces(document))
        known = labels.Labels(laid, rules)
        hits = [regex.detect(surface, rules, known)[0] for surface in laid]
        matches = [match for each in hits for match in each]
        assert sum(map(len, hits)) == len(matches)
        return sorted(matches, key=lambda match: (id(match.source), match.cell or (), match.span, match.rule.id))

    return search


@pytest.fixture
def found_both_ways(monkeypatch: pytest.MonkeyPatch, found: Search) -> Callable[[Document], list[list[Match]]]:
    """The same without arrays, then with them."""

    def search(document: Document) -> list[list[Match]]:
        module: ModuleType | None = None
        both = []
        for module in (None, numpy):
            for room in (regex, labels, places, fold):
                monkeypatch.setattr(room, "arrays", lambda _, module=module: module)
            both.append(found(document))
        return both

    return search
