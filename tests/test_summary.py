"""Figures for the returns: what was found, what was mended, what a person accepted; never by keys that do not fit."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from redactscan.cli import main

ID, PHONE = "340121198503129976", "13812345678"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, dict[str, str]], str]:
    """Scan a folder with these files and save the report under a month."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REDACTSCAN_KEY", raising=False)
    assert main(["config", "init"]) == 0

    def scan(month: str, contents: dict[str, str]) -> str:
        folder = tmp_path / "待发布"
        for name, content in contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        main(["scan", "待发布", "--format", "json", "--output", f"{month}.json"])
        saved = tmp_path / f"{month}.json"
        content = json.loads(saved.read_text(encoding="utf-8"))
        content["run"]["started"] = f"{month}-15T09:00:00+08:00"
        saved.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return saved.name

    return scan


def table(data: bytes) -> dict[tuple[str, str], list[int]]:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return {(row[0], row[1]): [int(cell) for cell in row[2:]] for row in rows[1:]}


def test_found_and_mended_between_two_runs(run: Any, capsysbinary: Any) -> None:
    first = run("2026-01", {"民政局/a.txt": f"身份证号{ID}，电话{PHONE}", "教育局/b.txt": f"电话{PHONE}"})
    second = run(
        "2026-02", {"民政局/a.txt": f"电话{PHONE}", "教育局/b.txt": f"另起一段。\n电话{PHONE}，邮箱a.b@example.com"}
    )
    capsysbinary.readouterr()
    assert main(["report", "summary", second, first, "--format", "csv"]) == 0
    figures = table(capsysbinary.readouterr().out)
    assert figures["部门", "民政局"] == [2, 1, 0, 1]
    assert figures["信息类型", "居民身份证号码"] == [1, 1, 0, 0]
    assert figures["信息类型", "手机号码"] == [2, 0, 0, 2]
    assert figures["月份", "2026-01"][0] == 3
    found, mended, accepted, left = figures["合计", ""]
    assert (mended, accepted, left) == (1, 0, found - 1)
    assert main(["report", "summary", first, second]) == 0
    assert f"自查发现{found}条，已整改1条" in "".join(capsysbinary.readouterr().out.decode().split())


def test_what_the_last_run_could_not_read_is_not_mended(run: Any, capsysbinary: Any) -> None:
    first = run("2026-01", {"a.txt": f"身份证号{ID}"})
    second = run("2026-02", {"a.txt": ""})
    capsysbinary.readouterr()
    assert main(["report", "summary", first, second, "--format", "csv"]) == 0
    assert table(capsysbinary.readouterr().out)["合计", ""] == [1, 0, 0, 1]


def test_runs_of_different_keys_are_not_compared(run: Any, tmp_path: Path, capsysbinary: Any) -> None:
    first = run("2026-01", {"a.txt": f"身份证号{ID}"})
    (tmp_path / ".redactscan" / "key").write_text("ab" * 32, encoding="ascii")
    second = run("2026-02", {"a.txt": f"身份证号{ID}"})
    assert main(["report", "summary", first, second]) == 2
    assert main(["report", "summary", second]) == 0


def test_every_form_of_the_summary(run: Any, tmp_path: Path) -> None:
    saved = run("2026-01", {"民政局/a.txt": f"身份证号{ID}"})
    assert main(["report", "summary", saved, "--format", "xlsx=s.xlsx", "--format", "html=s.html"]) == 0
    book = load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["自查情况汇总", "按部门", "按信息类型", "按首次发现的月份"]
    assert [cell.value for cell in book["按部门"][2]] == ["民政局", 1, 0, 0, 1]
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert "<script" not in page
    assert ID not in page


@pytest.mark.parametrize("arguments", [["summary"], ["summary", "x.json"], ["a.json", "b.json"]])
def test_wrong_usage_is_a_sentence(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", *arguments]) == 2
