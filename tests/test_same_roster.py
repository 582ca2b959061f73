"""The same roster in every format says the same: the same values of the same persons, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from redactscan import engine
from redactscan.model import DocumentReport, Finding
from redactscan.readers import Source
from tests.readers.canaries import same

# what is in a file of some formats only: who made it, with which program
_BESIDE = frozenset({"document-property"})


@pytest.fixture(scope="module")
def scanned() -> engine.Scan:
    return engine.scan([Source(name, make()) for name, make in same.FORMS.items()], reveal=True)


def documents(scan: engine.Scan, name: str) -> list[DocumentReport]:
    """The report of a file, and those of what is in it."""
    return [one for one in scan.report.documents if one.path.partition("!")[0] == name]


def values(scan: engine.Scan, findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """Type and value of findings and of what belongs to them."""
    for finding in findings:
        yield finding.type, scan.values[finding][1].reveal()
        yield from values(scan, finding.details)


def rows(scan: engine.Scan, name: str) -> set[frozenset[tuple[str, str]]]:
    """What was found, one set for each person or column."""
    found = (finding for one in documents(scan, name) for finding in one.findings if finding.type not in _BESIDE)
    return {frozenset(values(scan, [finding])) for finding in found}


def test_the_roster_is_found(scanned: engine.Scan) -> None:
    persons = [row for row in rows(scanned, "名单.docx") if len(row) > 1]
    assert len(persons) == len(same.rows())
    for _, name, number, phone, card, address, _ in same.rows():
        wanted = {("person-name", name), ("resident-id", number), ("mobile", phone), ("bank-account", card)}
        (row,) = (row for row in persons if ("resident-id", number) in row)
        assert wanted | {("address", address)} <= row


@pytest.mark.parametrize("name", same.FORMS)
def test_the_same_in_every_format(name: str, scanned: engine.Scan) -> None:
    assert rows(scanned, name) == rows(scanned, "名单.docx")


@pytest.mark.parametrize("name", same.FORMS)
def test_nothing_is_left_unread(name: str, scanned: engine.Scan) -> None:
    found = documents(scanned, name)
    assert [notice for one in found for notice in one.notices] == []
    assert "withhold" in {one.verdict for one in found}
