"""The labels without which some rules find nothing: whether they are anywhere in a document."""

from __future__ import annotations

from collections.abc import Sequence

from redactscan.detectors.places import Windows, places
from redactscan.detectors.plan import labels as labels_of
from redactscan.detectors.plan import plan
from redactscan.detectors.regex import local
from redactscan.detectors.surface import Surface
from redactscan.hints import TYPE_CHECKING
from redactscan.model import Rule
from redactscan.text.arrays import arrays

if TYPE_CHECKING:
    from redactscan.detectors.alike import Alike


class Labels:
    """Whether the labels that some of the rules need are anywhere in a document.

    Where arrays find pairs of characters, all labels are looked for at once, and in the same pass the ``words``: where
    the rules for squeezed text can match, by ``id`` of a surface. ``idle`` are then the places of the rules that can
    find nothing, because none of their labels is there. ``alike`` is what rules have found in the document, by id.
    """

    def __init__(self, laid: Sequence[Surface], rules: Sequence[Rule]) -> None:
        self._laid = laid
        self._known: dict[str, bool] = {}
        self.alike: dict[str, Alike] = {}
        self.idle: frozenset[int] = frozenset()
        self.words: dict[int, Windows] = {}
        if any(arrays(one.view.raw) for one in laid):
            labelled = plan(tuple(rules)).labelled
            present: set[int] = set()
            for one in laid:
                self.words[id(one)] = _words(one.view.squeezed, tuple(rules), present)
            self._known = {rules[number].id: number in present for number, _ in labelled}
            self.idle = frozenset(number for number, _ in labelled if number not in present)

    def allow(self, rule: Rule) -> bool:
        """Whether a rule can find anything."""
        if not rule.context.required:
            return True
        if rule.id not in self._known:
            self._known[rule.id] = any(word in one.view.squeezed for one in self._laid for word in labels_of(rule))
        return self._known[rule.id]


def _words(text: str, rules: Sequence[Rule], present: set[int]) -> Windows:
    """Where the rules for squeezed text can match in one; ``present`` gains those with a label in it."""
    (_, part), _, labelled = plan(rules)
    patterns, count = tuple(pattern for _, pattern in labelled), len(part.patterns)
    known = places(part.patterns + patterns, part.boundaries + ("none",) * len(patterns))
    found = known.windows(text, frozenset(at for at, (number, _) in enumerate(labelled, count) if number in present))
    for at, (number, pattern) in enumerate(labelled, count):
        match = local(pattern, "none").match
        spots = (spot for first, final in found.get(at, ()) for spot in range(max(0, first), final + 1))
        if any(match(text, spot) for spot in spots):
            present.add(number)
    return {part.numbers[place]: begins for place, begins in found.items() if place < count}
