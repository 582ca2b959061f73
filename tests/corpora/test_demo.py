"""The demo set: made again it is the same, and every label is true of its document."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import pytest

from redactscan.messages import catalogue
from redactscan.model import Role

CORPORA = Path(__file__).parents[2] / "corpora"
FOLDER = CORPORA / "synthetic" / "demo"
MANIFEST = tomllib.loads((CORPORA / "manifest.toml").read_text(encoding="utf-8"))["demo"]
LINES = (CORPORA / "synthetic" / "demo.labels.jsonl").read_text(encoding="utf-8").splitlines()
ENTRIES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
VALUES = [entry for entry in ENTRIES if "value" in entry]
CLEAN = {entry["path"] for entry in ENTRIES if entry.get("clean")}
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())

# County codes that were withdrawn before the first identity card was issued (1984): nobody has such a number.
WITHDRAWN = {"342727", "322123", "322725", "352724", "362627"}
NUMBER = re.compile(
    rf"(?=((?:{'|'.join(sorted(WITHDRAWN))})(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{{3}}[0-9X]))"
)
MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def valid(number: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(number[:17], weights, strict=True)) % 11] == number[17]


def numbers(text: str) -> Counter[str]:
    """The valid identity numbers in ``text``, also those inside longer numbers."""
    return Counter(found for found in NUMBER.findall(text) if valid(found))


def generate(out: Path, *options: str) -> dict[str, bytes]:
    command = [sys.executable, str(CORPORA / "generate.py"), "demo", "--out", str(out), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return generate(tmp_path_factory.mktemp("set"))


def test_made_twice_it_is_the_same(generated: dict[str, bytes], tmp_path: Path) -> None:
    assert generate(tmp_path) == generated


def test_the_committed_set_is_what_the_generator_makes(generated: dict[str, bytes]) -> None:
    committed = {path.relative_to(FOLDER.parent).as_posix(): path for path in FOLDER.rglob("*") if path.is_file()}
    labels = "demo.labels.jsonl"
    assert set(generated) == {*committed, labels}
    assert generated[labels].decode().splitlines() == LINES
    here = {name: version(name) for name in MANIFEST["written-with"] if name != "zlib"}
    if here | {"zlib": zlib.ZLIB_RUNTIME_VERSION} != MANIFEST["written-with"]:
        pytest.skip("other versions of the writing libraries: the same texts, other bytes")
    assert [name for name, path in committed.items() if path.read_bytes() != generated[name]] == []


def test_another_seed_gives_other_persons(generated: dict[str, bytes], tmp_path: Path) -> None:
    other = generate(tmp_path, "--seed", "7")
    assert len(other) == len(generated)
    assert other["demo.labels.jsonl"] != generated["demo.labels.jsonl"]


def test_the_generator_replaces_nothing_but_a_set(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        generate(tmp_path)
    assert (tmp_path / "demo" / "mine.txt").exists()


def test_the_manifest_counts_right() -> None:
    suffixes = Counter(Path(path).suffix[1:] for path in FILES)
    assert suffixes == MANIFEST["formats"]
    assert len(FILES) == MANIFEST["documents"] >= 48
    assert len(CLEAN) == MANIFEST["clean"] >= 18
    assert sum(not entry.get("optional") for entry in VALUES) == MANIFEST["values"]
    assert sum((FOLDER / path).stat().st_size for path in FILES) < 1_500_000


def test_every_document_is_labelled_or_clean() -> None:
    leaky = {entry["path"] for entry in VALUES if not entry.get("optional")}
    assert leaky | CLEAN == set(FILES)
    assert leaky & CLEAN == set()


def test_labels_use_the_words_of_the_contract() -> None:
    types = {key.removeprefix("type.") for key in catalogue("zh") if key.startswith("type.")}
    assert {entry["type"] for entry in ENTRIES if "type" in entry} <= types
    assert {kind for entry in ENTRIES for kind in entry.get("also", ())} <= types
    assert {entry["role"] for entry in VALUES} <= set(get_args(Role))
    assert all(entry.get("optional") for entry in ENTRIES if "type" in entry and "value" not in entry)


@pytest.mark.parametrize("path", FILES)
def test_labelled_values_are_in_the_file(path: str, words: Callable[[Path], str]) -> None:
    text = words(FOLDER / path)
    wanted = Counter(re.sub(r"\s", "", entry["value"]) for entry in VALUES if entry["path"] == path)
    assert [value for value, count in wanted.items() if text.count(value) < count] == []


@pytest.mark.parametrize("path", FILES)
def test_no_number_in_the_file_is_without_a_label(path: str, words: Callable[[Path], str]) -> None:
    text = words(FOLDER / path)
    labels = [entry for entry in VALUES if entry["path"] == path]
    assert numbers(text) == sum((numbers(re.sub(r"\s", "", entry["value"])) for entry in labels), Counter())
    if path not in CLEAN and not path.endswith(".pdf"):  # look-alikes; cells side by side without a gap
        mobiles = Counter(MOBILE.findall(text))
        assert mobiles == Counter(entry["value"] for entry in labels if MOBILE.fullmatch(entry["value"]))


def identity(entry: dict[str, Any]) -> Iterator[str]:
    canonical = entry["canonical"]
    match entry["type"]:
        case "resident-id" | "driver-licence" | "disability-certificate":
            yield canonical[:18]
        case "student-number":
            yield canonical[1:]


def test_identity_numbers_are_valid_and_nobodys() -> None:
    for entry in VALUES:
        for number in identity(entry):
            assert number[:6] in WITHDRAWN
            assert valid(number) or "lost-digits" in entry["tags"], entry["path"]


def test_no_two_documents_share_a_person() -> None:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for entry in VALUES:
        for number in identity(entry):
            places[number].add(entry["path"])
    assert [places[number] for number in places if len(places[number]) > 1] == []


def test_doctests_of_the_generator() -> None:
    code = "import doctest, demo.gold, demo.numbers; print([doctest.testmod(m) for m in (demo.gold, demo.numbers)])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CORPORA, check=True, capture_output=True, text=True)
    assert done.stdout.count("failed=0") == 2
    assert "attempted=0" not in done.stdout
