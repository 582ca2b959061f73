"""Files in stores: what a URL names, what is passed over, what a driver that fails costs, who may read them at all."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from redactscan.batch import Parcel
from redactscan.cluster import Cluster, work
from redactscan.engine import policy_of, scan
from redactscan.errors import RedactscanError, UsageError
from redactscan.inputs import Input, collect
from redactscan.model import Report
from redactscan.packs import load_packs
from redactscan.project.config import Config
from redactscan.stores import Stored, listing
from redactscan.task import Setup, serve
from redactscan.validators import mod_11_2
from redactscan.values import dataclass

DIGITS = "34012119850312997"
TEXT = f"姓名,身份证号\n王秀兰,{DIGITS}{mod_11_2.character(DIGITS)}\n"


@dataclass(frozen=True, slots=True)
class Here(Cluster):
    """A cluster of nothing but this machine."""

    def examined(self, inputs: Sequence[Input], setup: Setup) -> Iterator[tuple[int, list[Parcel]]]:
        yield from work(setup, list(enumerate(inputs)))


class Failing:
    """A driver that lists files and then cannot read them."""

    def open(self, path: str, _mode: str) -> object:
        raise KeyError(path)


def folder(place: Path) -> Path:
    """Two files, one a level deeper, beside a repository and a link."""
    for name in ("a.csv", "名单/b.csv", ".git/config"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(TEXT, encoding="utf-8")
    (place / "link.csv").symlink_to(place / "a.csv")
    return place


def told(report: Report) -> object:
    """What is found where, without the fingerprints, which the key of a run makes."""
    return [
        (one.path, one.verdict, [(found.rule_id, found.location, found.excerpt) for found in one.findings])
        for one in report.documents
    ]


def test_a_url_names_what_its_folder_holds(tmp_path: Path) -> None:
    place = folder(tmp_path / "待发布")
    here, there = collect([place]), collect([f"file://{place}"])
    assert (there[0], [item.path for item in there[1]]) == (here[0], [item.path for item in here[1]])
    assert {(notice.cause, notice.path) for notice in there[2]} == {(notice.cause, notice.path) for notice in here[2]}
    assert [item.size for item in there[1]] == [item.size for item in here[1]]


def test_one_file_of_a_store_is_there_by_its_name(tmp_path: Path) -> None:
    name, files = listing(f"file://{folder(tmp_path)}/名单/b.csv")
    assert (name, list(files)) == ("b.csv", ["b.csv"])


def test_several_places_keep_their_names_apart(tmp_path: Path) -> None:
    for name in ("x", "y"):
        folder(tmp_path / name)
    _, found, _ = collect([f"file://{tmp_path}/x", f"file://{tmp_path}/y"])
    assert [item.path for item in found] == ["x/a.csv", "x/名单/b.csv", "y/a.csv", "y/名单/b.csv"]


@pytest.mark.parametrize("url", ["file://{}/待发布", "zip://::file://{}/待发布.zip"])
def test_a_store_is_scanned_as_a_folder_is(tmp_path: Path, url: str) -> None:
    place = folder(tmp_path / "待发布")
    with zipfile.ZipFile(tmp_path / "待发布.zip", "w") as packed:
        for name in ("a.csv", "名单/b.csv"):
            packed.write(place / name, name)
    here, there = scan([place]).report, scan([url.format(tmp_path)], cluster=Here()).report
    assert told(there) == told(here)
    assert {one.path for one in there.documents} == {"a.csv", "名单/b.csv"}


def test_what_a_driver_cannot_read_is_a_notice() -> None:
    config = Config()
    setup = Setup(policy_of(load_packs(), config), config.limits, config.deadline_s, config.memory_bytes, reveal=False)
    (parcel,) = serve(setup)(Input("a.csv", Stored(Failing(), "a.csv", 1)))
    assert [(notice.cause, notice.path) for notice in parcel.report.notices] == [("unreadable", "a.csv")]


def test_only_a_cluster_reads_in_stores(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        scan([f"file://{folder(tmp_path)}"])
    assert caught.value.message.key == "usage.store"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("file:///nowhere/at/all", "error.no-such-path"),
        ("nosuch://key:secret@host/x", "stores.unreachable"),
        ("s3://key:secret@bucket/x", "stores.no-driver"),
    ],
)
def test_a_url_that_names_nothing_is_refused_without_being_repeated(url: str, key: str) -> None:
    with pytest.raises(RedactscanError) as caught:
        listing(url)
    assert caught.value.message.key == key
    assert caught.value.where == f"{url.partition(':')[0]}://"


def test_a_file_in_a_store_says_nothing_of_where_it_is() -> None:
    assert "secret" not in repr(Stored(object(), "key:secret@host/x", 1))
