"""What is kept between scans: an interrupted one goes on, an unchanged file is skipped, and the report is the same."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from redactscan import engine, task
from redactscan.batch import Parcel
from redactscan.engine import Progress, scan
from redactscan.errors import RedactscanError
from redactscan.inputs import Input
from redactscan.kept import Kept
from redactscan.model import Report
from redactscan.packs import load_packs
from redactscan.project.config import Config
from redactscan.project.journal import Journal
from redactscan.project.key import Key
from redactscan.readers import Limits
from redactscan.task import Setup, serve
from redactscan.validators import mod_11_2

KEY = Key(b"k" * 32, "file")
DIGITS = "34012119850312997"
ID = DIGITS + mod_11_2.character(DIGITS)
NAME = "王秀兰"
HEAD, TAIL = f"{ID[:6]}********{ID[14:]}", f"{ID[:14]}****"


packs = cache(load_packs)


def roster(*numbers: str) -> str:
    return "姓名,村,身份证号\n" + "".join(f"{NAME},王庄村,{number}\n" for number in numbers)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lists that complete each other, one that adds nothing, an archive, a file that nobody can read, a clean one."""
    folder = tmp_path / "待发布"
    folder.mkdir()
    (folder / "1月.csv").write_text(roster(HEAD), encoding="utf-8")
    (folder / "2月.csv").write_text(roster(TAIL), encoding="utf-8")
    (folder / "别村.csv").write_text(roster(HEAD).replace("王庄", "李庄"), encoding="utf-8")
    (folder / f"{NAME}{ID}.txt").write_text("没有问题", encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 cut")
    with ZipFile(folder / "附件.zip", "w") as archive:
        archive.writestr("甲.txt", f"身份证号{ID}")
        archive.writestr("乙.csv", roster(TAIL))
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were examined, in this process and in order; those whose content was as it was are left out."""
    files: list[str] = []

    def examined(inputs: Sequence[Input], setup: Setup, jobs: int) -> Iterator[tuple[int, list[Parcel]]]:
        handle = serve(setup)
        for index, item in enumerate(inputs):
            parcels = handle(item)
            files.extend([item.path] if parcels else [])
            yield index, parcels

    monkeypatch.setattr(engine, "examined", examined)
    return files


def config(folder: Path, **given: object) -> Config:
    return replace(Config(key=KEY, project=folder.parent, jobs=1), **given)  # type: ignore[arg-type]


def opened(folder: Path, run: str | None = None, cached: bool = False, **given: object) -> Kept:
    return Kept.open(folder.parent / "state" / "r", packs(), config(folder, **given), run=run, cache=cached)


def told(report: Report) -> Report:
    return replace(report, run=replace(report.run, started="", seconds=0))


def scanned(folder: Path, run: str | None = None, cached: bool = False, **given: object) -> Report:
    kept = opened(folder, run, cached, **given) if run or cached else None
    return told(scan([folder], packs=packs(), config=config(folder, **given), kept=kept).report)


def spliced(report: Report) -> list[str]:
    parts = (part for finding in report.findings for part in (finding, *finding.details))
    return [part.path for part in parts if part.type == "spliced-mask"]


def until(count: int) -> Callable[[Progress], None]:
    def stop(progress: Progress) -> None:
        if progress.done == count:
            raise KeyboardInterrupt

    return stop


def journal(folder: Path) -> Path:
    (file,) = (folder.parent / "state").rglob("*.jsonl")
    return file


def test_a_scan_goes_on_where_it_was_interrupted(folder: Path, read: list[str]) -> None:
    whole = scanned(folder)
    assert spliced(whole) == ["1月.csv", "2月.csv", "附件.zip!乙.csv"]
    order = list(dict.fromkeys(read))
    for count in (1, 4, 6):
        kept = opened(folder, f"第{count}次")
        with pytest.raises(KeyboardInterrupt):
            scan([folder], packs=packs(), config=config(folder), kept=kept, on_progress=until(count))
        read.clear()
        assert scanned(folder, f"第{count}次") == whole
        again = [path for path in order[:count] if path in ("1月.csv", "2月.csv", "附件.zip")]
        assert read == order[count:] + again


def test_documents_that_complete_each_other_are_examined_again(folder: Path, read: list[str]) -> None:
    scanned(folder, cached=True)
    read.clear()
    assert scanned(folder, cached=True) == scanned(folder)
    # of what is kept only the lists that share a person; of the rest, what was not examined in full
    assert read[:4] == ["坏.docx", "1月.csv", "2月.csv", "附件.zip"]


def test_a_mask_is_told_when_its_other_half_arrives_later(folder: Path, read: list[str]) -> None:
    (folder / "2月.csv").unlink()
    (folder / "附件.zip").unlink()
    assert spliced(scanned(folder, cached=True)) == []
    (folder / "2月.csv").write_text(roster(TAIL), encoding="utf-8")
    assert spliced(scanned(folder, cached=True)) == ["1月.csv", "2月.csv"]


def test_a_changed_file_is_examined(folder: Path, read: list[str]) -> None:
    scanned(folder, cached=True)
    (folder / "别村.csv").write_text(f"新内容，身份证号{ID}", encoding="utf-8")
    read.clear()
    assert scanned(folder, cached=True) == scanned(folder)
    assert "别村.csv" in read


@pytest.mark.parametrize(
    "change",
    [
        {"target": "board"},
        {"as_of": date(2020, 1, 1)},
        {"ignore": ("mobile",)},
        {"select": ("CN-PI",)},
        {"limits": Limits(depth=9)},
        {"key": Key(b"j" * 32, "file")},
    ],
)
def test_what_was_found_on_other_terms_does_not_count(folder: Path, read: list[str], change: dict[str, object]) -> None:
    scanned(folder, cached=True)
    read.clear()
    scanned(folder, cached=True, **change)
    assert len(set(read)) == 6
    if "key" not in change:  # under another key the run is another one
        opened(folder, "一月")
        with pytest.raises(RedactscanError) as caught:
            opened(folder, "一月", **change)
        assert caught.value.message.key == "kept.other-terms"


def test_a_run_keeps_the_day_on_which_it_began(folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    began = opened(folder, "跨夜", as_of=date(2024, 3, 7)).day
    assert opened(folder, "跨夜").day == began == date(2024, 3, 7)


@pytest.mark.parametrize("harm", ["cut", "flip", "forge", "swap", "head"])
def test_what_was_not_written_by_us_is_no_result(folder: Path, read: list[str], harm: str) -> None:
    whole = scanned(folder)
    scanned(folder, run="一月")
    lines = journal(folder).read_bytes().split(b"\n")
    clean = next(number for number, line in enumerate(lines) if b'"clear"' in line)
    bad = next(number for number, line in enumerate(lines) if b'"redact"' in line)
    match harm:
        case "cut":
            lines[bad:] = [lines[bad][:-9]]
        case "flip":
            lines[bad] = lines[bad].replace(b'"redact"', b'"clear"')
        case "forge":  # the result for a clean file under the name of another
            name, other = (lines[n].partition(b'"entry": ["')[2][:32] for n in (bad, clean))
            lines[bad] = lines[clean].replace(other, name)
        case "swap":  # a line that another run under other rules made
            other_folder = folder.parent / "其他" / folder.name
            other_folder.parent.mkdir()
            scanned(folder.rename(other_folder), run="一月", select=("urgency",))
            lines[1:] = journal(other_folder).read_bytes().split(b"\n")[1:]
            other_folder.rename(folder)
        case "head":
            lines[0] = lines[0].replace(b"20", b"19", 1)
    journal(folder).write_bytes(b"\n".join(lines))
    assert scanned(folder, run="一月") == whole


def test_a_line_cut_off_does_not_swallow_the_next(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.jsonl"
    first = Journal.open(file, KEY)
    first.begin({"a": 1})
    first.add("甲", [1])
    whole = file.read_bytes()
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        again = Journal.open(file, KEY)
        if again.head is None:
            continue
        again.add("乙", [2])
        assert Journal.open(file, KEY).get("乙") == [2]
        assert Journal.open(file, KEY).get("甲") is None
    file.write_bytes(whole)
    assert Journal.open(file, KEY).get("甲") == [1]
    assert Journal.open(file, Key(b"x" * 32, "file")).head is None


def test_the_folder_is_private_and_a_finished_run_leaves_nothing(folder: Path, read: list[str]) -> None:
    kept = opened(folder, "一月")
    scan([folder], config=config(folder), kept=kept)
    file = journal(folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    content = file.read_text(encoding="utf-8")
    for raw in (ID, NAME, HEAD, TAIL, "王庄", "待发布", "一月"):
        assert raw not in content
        assert raw.encode("unicode_escape").decode() not in content
    kept.close()
    assert not file.exists()


def test_without_a_key_nothing_can_be_kept(folder: Path) -> None:
    for asked in ({"run": "一月"}, {"cached": True}):
        with pytest.raises(RedactscanError) as caught:
            opened(folder, **asked, key=Key.for_this_run())  # type: ignore[arg-type]
        assert caught.value.message.key == "kept.no-key"


def test_what_no_worker_finished_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task, "TARGET", "no_such_module:start")
    with pytest.raises(RedactscanError):
        scanned(folder, "一月")
    assert opened(folder, "一月").finished == 0
