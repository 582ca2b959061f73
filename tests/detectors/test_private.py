"""What is weighed to tell who is a private person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactscan.detectors.binding import Bound
from redactscan.detectors.offices import Office
from redactscan.detectors.private import FILE, Stand, is_private, judged, signs
from redactscan.detectors.prose import Person
from redactscan.detectors.reads import Read
from redactscan.detectors.surface import surfaces
from redactscan.detectors.units import Unit
from redactscan.model import Block, Document, Location, Passage

TEXT = "陪她去县医院的是方子涵,手术做了六个小时。"


def _stand(how: str | None = "company", office: Office = Office.NONE) -> Stand:
    passage = Passage(TEXT, Location("", "body", Block(1)))
    (surface,) = surfaces(Document("a.txt", "", "text/plain", 0, (passage,)))
    at = surface.view.plain.index(TEXT)
    unit = Unit.of(surface, at, at + len(TEXT))
    start = unit.reading.text.index("方子涵")
    one = Bound(Person(start, start + 3), office, False, {}, False)
    return Stand(Read(unit, [one.person]), "方子涵", one, {"rule": how} if how else {}, True, True, "rule")


def test_every_sign_counts_something_and_nothing_else_does() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    weights = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    assert weights - {""} == set(signs(_stand(), 0.0, 0.0, plain=False))


@pytest.mark.parametrize("how", ["said", "clause", "company", None])
def test_the_more_it_sounds_like_one_the_likelier(how: str | None) -> None:
    told = [is_private(signs(_stand(how), tenor, 0.0, plain=how == "said")) for tenor in (-6, -3, 0, 3, 6)]
    assert told == sorted(told)
    assert told[-1]


def test_in_a_text_that_sounds_like_nothing_the_rules_are_right() -> None:
    assert list(judged([_stand()], [TEXT], 0.0)) == [_stand()]


def test_of_whom_no_rule_may_say_anything_nothing_is_said() -> None:
    silent = replace(_stand(None), nearest=None)
    assert [stand.why for stand in judged([silent], [TEXT * 20], 0.0)] == [{}]
