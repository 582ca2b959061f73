"""The labels without which some rules find nothing: whether they are anywhere in a document."""

from __future__ import annotations

from collections.abc import Sequence

from redactscan.detectors import layout
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
    the rules for squeezed text can match, by ``id`` of a surface, and the ``marks``: where those of the rules for them
    can that nothing else tells of. ``idle`` are then the places of the rules that can find nothing, because none of
    their labels is there. ``alike`` is what rules have found in the document, by id.
    """

    def __init__(self, laid: Sequence[Surface], rules: Sequence[Rule], marks: Sequence[Rule] = ()) -> None:
        self._laid = laid
        self._known: dict[str, bool] = {}
        self.alike: dict[str, Alike] = {}
        self.idle: frozenset[int] = frozenset()
        self.words: dict[int, Windows] = {}
        self.marks: dict[int, Windows] = {}
        if any(arrays(one.view.raw) for one in laid):
            labelled = plan(tuple(rules)).labelled
            others, present = layout.unled(marks), set[int]()
            for one in laid:
                found = _found(one.view.squeezed, tuple(rules), others, present)
                self.words[id(one)], self.marks[id(one)] = found
            self._known = {rules[number].id: number in present for number, _ in labelled}
            self.idle = frozenset(number for number, _ in labelled if number not in present)

    def allow(self, rule: Rule) -> bool:
        """Whether a rule can find anything."""
        if not rule.context.required:
            return True
        if rule.id not in self._known:
            self._known[rule.id] = any(word in one.view.squeezed for one in self._laid for word in labels_of(rule))
        return self._known[rule.id]


def _found(text: str, rules: Sequence[Rule], others: Sequence[str], present: set[int]) -> tuple[Windows, Windows]:
    """Where the rules for squeezed text can match in one, and other patterns; ``present`` gains those with a label."""
    (_, part), _, labelled = plan(rules)
    patterns = (*others, *(pattern for _, pattern in labelled))
    known = places(part.patterns + patterns, part.boundaries + ("none",) * len(patterns))
    first, count = len(part.patterns), len(part.patterns) + len(others)
    found = known.windows(text, frozenset(at for at, (number, _) in enumerate(labelled, count) if number in present))
    for at, (number, pattern) in enumerate(labelled, count):
        match = local(pattern, "none").match
        spots = (spot for first, final in found.get(at, ()) for spot in range(max(0, first), final + 1))
        if any(match(text, spot) for spot in spots):
            present.add(number)
    words = {part.numbers[place]: begins for place, begins in found.items() if place < first}
    return words, {place - first: begins for place, begins in found.items() if first <= place < count}
