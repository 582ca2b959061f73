"""One contract for all readers: a number in every place of every format is found there, or is a notice with its cause.

``python -m tests.readers.canaries`` prints what this tests as a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from redactscan.readers import registry
from redactscan.readers.recognise import kind
from tests.readers.canaries import table

once = cache(table.read)
PLACES = [(form, place) for form, file in table.FILES.items() for place in file.canaries()[1]]


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """What was read is kept for this module only."""
    yield
    once.cache_clear()


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_canary(form: str, place: str) -> None:
    assert table.outcome(once(form), place) in ("found", "notice")


@pytest.mark.parametrize("form", table.FILES)
def test_canary_files_bring_no_other_notices(form: str) -> None:
    assert table.unexpected(form, once(form)) == set()


@pytest.mark.parametrize("form", table.FILES)
def test_canary_files_have_each_number_once(form: str) -> None:
    _, expected = table.FILES[form].canaries()
    assert len({value for value, _ in expected.values()}) == len(expected)


def test_every_reader_has_a_canary_file() -> None:
    files = ((file.canaries()[0], f".{form.partition(' ')[0]}") for form, file in table.FILES.items())
    assert {registry.module_of(kind(data, suffix)) for data, suffix in files} == set(registry.SUFFIXES)


def test_a_value_in_another_place_is_no_canary_found() -> None:
    documents, expected = once("docx")
    place = next(name for name, (_, role) in expected.items() if role == "comment")
    lost = table.Read(documents, {place: (expected[place][0], "header"), "nowhere": ("1" * 18, "body")})
    assert table.outcome(lost, place) == "['comment'], not header"
    assert table.outcome(lost, "nowhere") == "[], not body"
    assert table.outcome(table.Read(documents, {"x": ("1" * 18, "encrypted")}), "x") == "[], no encrypted"


def test_every_module_of_canaries_is_in_the_table() -> None:
    written = Path(table.__file__).parent.glob("*.py")
    modules = {path.stem for path in written if "\ndef canaries(" in path.read_text(encoding="utf-8")}
    assert modules <= {file.canaries.__module__.rpartition(".")[2] for file in table.FILES.values()}
