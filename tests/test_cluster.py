"""The scan on a Ray cluster: how it is portioned, that its results are those of one machine, what a bad file costs."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from redactscan import cluster, task
from redactscan.cluster import Cluster, portions
from redactscan.engine import scan
from redactscan.errors import RedactscanError
from redactscan.inputs import Input
from redactscan.model import Report
from redactscan.packs import load_packs
from redactscan.project.config import Config
from redactscan.project.key import Key
from redactscan.validators import mod_11_2

TARGETS = Path(__file__).parent / "worker_targets"
DIGITS = "34012119850312997"
ID = DIGITS + mod_11_2.character(DIGITS)


def told(report: Report) -> Report:
    return replace(report, run=replace(report.run, started="", seconds=0))


def test_portions_are_bounded_in_files_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "FILES", 3)
    monkeypatch.setattr(cluster, "BYTES", 10)
    sizes = [1, 1, 1, 1, 9, 5, 50, 1]
    inputs = [Input(str(index), data=b"x" * size) for index, size in enumerate(sizes)]
    found = [[index for index, _ in portion] for portion in portions(inputs)]
    assert found == [[0, 1, 2], [3, 4], [5], [6], [7]]


def test_without_ray_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(RedactscanError) as caught:
        scan([tmp_path], cluster=Cluster())
    assert (caught.value.message.key, caught.value.where) == ("cluster.missing", "--engine ray")


@pytest.mark.slow
def test_a_cluster_finds_what_one_machine_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray")
    home = str(Path(task.__file__).parents[1])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([home, str(TARGETS), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.syspath_prepend(str(TARGETS))
    monkeypatch.setattr(cluster, "FILES", 10)
    folder = tmp_path / "待发布"
    folder.mkdir()
    for index in range(30):
        text = f"姓名,村,身份证号\n王秀兰,王庄村,{ID[:6] + '*' * 8 + ID[14:] if index % 2 else ID[:14] + '*' * 4}\n"
        (folder / f"{index:02d}.csv").write_text(text, encoding="utf-8")
    for deed in ("segfault", "memory"):
        (folder / f"15-{deed}.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr(task, "TARGET", "poison:serve")
    config = Config(key=Key(b"k" * 32, "file"), project=tmp_path)
    here = scan([folder], packs=load_packs(), config=config).report
    # the tasks take the target from the environment of the test: nothing in the product knows of poison
    monkeypatch.setattr(cluster, "work", poisoned)
    there = scan([folder], packs=load_packs(), config=config, cluster=Cluster(cpus=2)).report
    assert told(there) == told(here)
    assert {notice.path for notice in there.all_notices} == {"15-segfault.txt", "15-memory.txt"}
    assert any(part.type == "spliced-mask" for f in there.findings for part in (f, *f.details))


def poisoned(setup: object, portion: object) -> object:
    from redactscan import cluster, task

    task.TARGET = "poison:serve"
    return cluster.work(setup, portion)  # type: ignore[arg-type]
