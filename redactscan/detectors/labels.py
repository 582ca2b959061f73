"""The labels without which some rules find nothing: whether they are anywhere in a document, and near a place in it."""

from __future__ import annotations

from collections.abc import Sequence

from redactscan.detectors import layout
from redactscan.detectors.places import Windows, places
from redactscan.detectors.plan import labels as labels_of
from redactscan.detectors.plan import lengths, plan
from redactscan.detectors.regex import local
from redactscan.detectors.surface import Surface
from redactscan.hints import TYPE_CHECKING
from redactscan.model import Rule
from redactscan.text.arrays import arrays
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from redactscan.detectors.alike import Alike
    from redactscan.detectors.column import Owners

LEFT, RIGHT = 80, 32
"""How many characters before a value in running text, gaps included, its label may stand, and how many behind it."""


class _Found(NamedTuple):
    """Where in a surface the rules for squeezed text can match, the marks of lines, and the labels of other rules."""

    words: Windows
    marks: Windows
    labels: Windows


class Labels:
    """Whether the labels that some of the rules need are anywhere in a document.

    Where arrays find pairs of characters, all labels are looked for at once, and in the same pass the ``words``: where
    the rules for squeezed text can match, by ``id`` of a surface, and the ``marks``: where those of the rules for them
    can that nothing else tells of. ``idle`` are then the places of the rules that can find nothing, because none of
    their labels is there. ``alike`` is what rules have found in the document, by id.

    In a document that is ``told`` in running text and tables, and in no lists in words, a label is near its value.
    One that is ``bare`` has a table without header, in which its column tells that a number is an account.
    """

    def __init__(
        self,
        laid: Sequence[Surface],
        rules: Sequence[Rule],
        marks: Sequence[Rule] = (),
        told: bool = False,
        bare: bool = False,
    ) -> None:
        self._laid, self._bare = laid, bare
        self._known: dict[str, bool] = {}
        self.alike: dict[str, Alike] = {}
        self.idle: frozenset[int] = frozenset()
        self.words: dict[int, Windows] = {}
        self.marks: dict[int, Windows] = {}
        self._near: dict[int, Windows] = {}
        if any(arrays(one.view.raw) for one in laid):
            labelled = plan(tuple(rules)).labelled
            others, present = layout.unled(marks), set[int]()
            for one in laid:
                found = _found(one.view.squeezed, tuple(rules), others, present)
                self.words[id(one)], self.marks[id(one)] = found.words, found.marks
                if told:
                    self._near[id(one)] = found.labels
            self._known = {rules[number].id: number in present for number, _ in labelled}
            self.idle = frozenset(number for number, _ in labelled if not self.allow(rules[number]))

    def allow(self, rule: Rule) -> bool:
        """Whether a rule can find anything."""
        return not rule.context.required or self._is_there(rule) or (self._bare and rule.type == "bank-account")

    def allow_in_cells(self, rule: Rule) -> bool:
        """Whether a rule can find anything in cells only."""
        return self.allow(rule) and rule.context.required and not self._is_there(rule)

    def _is_there(self, rule: Rule) -> bool:
        if rule.id not in self._known:
            self._known[rule.id] = any(word in one.view.squeezed for one in self._laid for word in labels_of(rule))
        return self._known[rule.id]

    def near(
        self, owners: Owners, rule: Rule, number: int, begins: Sequence[tuple[int, int]]
    ) -> Sequence[tuple[int, int]]:
        """Those of the places where matches of a rule can begin that are in cells, or have one of its labels near."""
        from redactscan.detectors.spots import Begins  # only with arrays

        labelled = self._near.get(id(owners.surface), {}).get(number)
        if labelled is None or not isinstance(begins, Begins):
            return begins
        numpy, view = owners.numpy, owners.surface.view
        if rule.detect.view != "squeezed":
            labelled = [view.raw_span(max(0, first), max(0, first) + 1) for first, _ in labelled]
        begun = numpy.array([first for first, _ in labelled], numpy.int64)
        reach = lengths(rule.detect.pattern).stop + RIGHT
        near = begun.searchsorted(begins.first - LEFT) < begun.searchsorted(begins.final + reach)
        if not owners.passages:
            near |= owners.celled[owners.of(begins.final)]
        return begins.of(near)


def _found(text: str, rules: Sequence[Rule], others: Sequence[str], present: set[int]) -> _Found:
    """``others`` are the patterns for marks; ``present`` gains the rules with a label in the text."""
    from redactscan.detectors.cells import PERSONAL  # only with arrays

    (_, part), _, labelled = plan(rules)
    patterns = (*others, *(pattern for _, pattern in labelled))
    known = places(part.patterns + patterns, part.boundaries + ("none",) * len(patterns))
    first, count = len(part.patterns), len(part.patterns) + len(others)
    near = {number for number, _ in labelled if rules[number].type not in PERSONAL}
    idle = frozenset(at for at, (number, _) in enumerate(labelled, count) if number in present - near)
    found = known.windows(text, idle)
    for at, (number, pattern) in enumerate(labelled, count):
        match = local(pattern, "none").match
        spots = (spot for first, final in found.get(at, ()) for spot in range(max(0, first), final + 1))
        if number not in present and any(match(text, spot) for spot in spots):
            present.add(number)
    words = {part.numbers[place]: begins for place, begins in found.items() if place < first}
    marks = {place - first: begins for place, begins in found.items() if first <= place < count}
    labels = {number: found.get(at, ()) for at, (number, _) in enumerate(labelled, count) if number in near}
    return _Found(words, marks, labels)
