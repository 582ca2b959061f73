"""The synthetic sets: made again they are the same, and every label is true of its document."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import pytest

from redactscan.messages import catalogue
from redactscan.model import Role

CORPORA = Path(__file__).parents[2] / "corpora"
MANIFEST = tomllib.loads((CORPORA / "manifest.toml").read_text(encoding="utf-8"))
SETS = [name for name, said in MANIFEST.items() if isinstance(said, dict) and "seed" in said]

# County codes that were withdrawn before the first identity card was issued (1984): nobody has such a number.
WITHDRAWN = {"342727", "322123", "322725", "352724", "362627"}
NUMBER = re.compile(
    rf"(?=((?:{'|'.join(sorted(WITHDRAWN))})(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{{3}}[0-9X]))"
)
MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
WRITTEN_OUT = {"private_blind", "officials_blind"}  # whose texts name everybody themselves, whatever the seed
CODES = {"lookalikes"}  # whose codes are meant to look like somebody's numbers
TORN = {"split-cells", "markup", "emphasis", "softHyphen", "noBreakHyphen", "br", "tab"}  # values not in one piece


@dataclass(frozen=True)
class Set:
    name: str
    lines: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return CORPORA / "synthetic" / self.name

    @property
    def entries(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]

    @property
    def values(self) -> list[dict[str, Any]]:
        return [entry for entry in self.entries if "value" in entry]

    @property
    def clean(self) -> set[str]:
        return {entry["path"] for entry in self.entries if entry.get("clean")}

    @property
    def files(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())


@cache
def load(name: str) -> Set:
    lines = (CORPORA / "synthetic" / f"{name}.labels.jsonl").read_text(encoding="utf-8").splitlines()
    return Set(name, tuple(lines))


@pytest.fixture(params=SETS)
def one(request: pytest.FixtureRequest) -> Set:
    return load(request.param)


def valid(number: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(number[:17], weights, strict=True)) % 11] == number[17]


def numbers(text: str) -> Counter[str]:
    """The valid identity numbers in ``text``, also those inside longer numbers."""
    return Counter(found for found in NUMBER.findall(text) if valid(found))


def canonical(entry: dict[str, Any]) -> str:
    return entry.get("canonical", entry["value"])


def generate(out: Path, *options: str) -> dict[str, bytes]:
    command = [sys.executable, str(CORPORA / "generate.py"), "--out", str(out), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return generate(tmp_path_factory.mktemp("sets"))


@pytest.mark.slow
def test_made_twice_they_are_the_same(generated: dict[str, bytes], tmp_path: Path) -> None:
    assert generate(tmp_path) == generated


def test_the_committed_sets_are_what_the_generator_makes(generated: dict[str, bytes]) -> None:
    root = CORPORA / "synthetic"
    committed = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    assert set(generated) == set(committed)
    labels = [f"{name}.labels.jsonl" for name in SETS]
    assert [name for name in labels if committed[name].read_bytes() != generated[name]] == []
    here = {name: version(name) for name in MANIFEST["written-with"] if name != "zlib"}
    if here | {"zlib": zlib.ZLIB_RUNTIME_VERSION} != MANIFEST["written-with"]:
        pytest.skip("other versions of the writing libraries: the same texts, other bytes")
    assert [name for name, path in committed.items() if path.read_bytes() != generated[name]] == []


def test_another_seed_gives_other_instances_of_the_same_kinds(generated: dict[str, bytes], tmp_path: Path) -> None:
    other = generate(tmp_path, "--seed", "7")
    assert len(other) == len(generated)
    for name in sorted({*SETS} - WRITTEN_OUT):
        assert any(data != generated.get(path) for path, data in other.items() if path.startswith(f"{name}/"))


def test_the_generator_replaces_nothing_but_a_set(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        generate(tmp_path, "demo")
    assert (tmp_path / "demo" / "mine.txt").exists()


def test_the_manifest_counts_right(one: Set) -> None:
    said = MANIFEST[one.name]
    assert Counter(Path(path).suffix[1:] for path in one.files) == said["formats"]
    assert (len(one.files), len(one.clean)) == (said["documents"], said["clean"])
    assert sum(not entry.get("optional") for entry in one.values) == said["values"]


def test_the_sets_are_small() -> None:
    files = {name: (CORPORA / "synthetic" / name).rglob("*") for name in SETS}
    sizes = {name: sum(path.stat().st_size for path in paths if path.is_file()) for name, paths in files.items()}
    assert sizes["demo"] < 1_500_000
    assert sum(sizes.values()) - sizes["demo"] < 2_000_000


def test_every_document_is_labelled_or_clean(one: Set) -> None:
    leaky = {entry["path"] for entry in one.entries if "type" in entry and not entry.get("optional")}
    assert leaky | one.clean == set(one.files)
    assert leaky & one.clean == set()


def test_labels_use_the_words_of_the_contract(one: Set) -> None:
    types = {key.removeprefix("type.") for key in catalogue("zh") if key.startswith("type.")}
    assert {entry["type"] for entry in one.entries if "type" in entry} <= types
    assert {kind for entry in one.entries for kind in entry.get("also", ())} <= types
    assert {entry.get("role", "body") for entry in one.values} <= set(get_args(Role))


def test_labelled_values_are_in_the_files(one: Set, words: Callable[[Path], str]) -> None:
    wanted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in one.values:
        if not TORN & set(entry.get("tags", ())):
            wanted[entry["path"]][re.sub(r"\s", "", entry["value"])] += 1
    for path, values in wanted.items():
        text = words(one.folder / path)
        assert [value for value, count in values.items() if text.count(value) < count] == [], path


@pytest.mark.parametrize("name", sorted(set(SETS) - CODES))
def test_no_number_in_a_file_is_without_a_label(name: str, words: Callable[[Path], str]) -> None:
    one = load(name)
    for path in one.files:
        text = words(one.folder / path)
        labels = [entry for entry in one.values if entry["path"] == path]
        if any(TORN & set(entry.get("tags", ())) for entry in labels):
            continue
        assert numbers(text) == sum((numbers(re.sub(r"\s", "", entry["value"])) for entry in labels), Counter()), path
        if path not in one.clean and not path.endswith((".pdf", ".txt", ".csv")):  # cells side by side without a gap
            mobiles = Counter(MOBILE.findall(text))
            values = (re.sub(r"\s", "", entry["value"]) for entry in labels)
            assert mobiles <= Counter(values), path


def identity(entry: dict[str, Any]) -> Iterator[str]:
    match entry["type"]:
        case "resident-id" | "disability-certificate":
            yield canonical(entry)[:18]
        case "driver-licence" if len(canonical(entry)) == 18:
            yield canonical(entry)
        case "student-number":
            yield canonical(entry)[1:]


def test_identity_numbers_are_valid_and_nobodys(one: Set) -> None:
    for entry in one.values:
        for number in identity(entry):
            assert number[:6] in WITHDRAWN
            assert valid(number) or "lost-digits" in entry.get("tags", ()), entry["path"]


@pytest.mark.parametrize("name", sorted(set(SETS) - {"masks"}))  # of two lists that undo each other the persons are one
def test_no_two_documents_share_a_person(name: str) -> None:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for entry in load(name).values:
        for number in identity(entry):
            places[number].add(entry["path"])
    assert [places[number] for number in places if len(places[number]) > 1] == []


def test_doctests_of_the_generator() -> None:
    modules = "craft.gold", "craft.numbers", "craft.disguise"
    code = f"import doctest, {', '.join(modules)}; print([doctest.testmod(m) for m in ({', '.join(modules)})])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CORPORA, check=True, capture_output=True, text=True)
    assert done.stdout.count("failed=0") == len(modules)
    assert "attempted=0" not in done.stdout
