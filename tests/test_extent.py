"""What is too large to be examined in full: how far the examination reaches, and that the report says so."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from redactscan import examine as room
from redactscan.examine import Policy, examine
from redactscan.extent import Cost, head, size
from redactscan.inputs import Input
from redactscan.model import Block, Document, Location, Message, Passage, Table
from redactscan.packs import load_packs
from redactscan.readers import Limits, Source, Spent, read
from redactscan.task import Setup, serve
from redactscan.validators import mod_11_2

DIGITS = "34012119850312997"
ID = DIGITS + mod_11_2.character(DIGITS)


def roster(rows: int) -> bytes:
    return ("姓名,身份证号\n" + f"王秀兰,{ID}\n" * rows).encode()


def details(document: Document) -> dict[str, Message | None]:
    return {notice.cause: notice.detail for notice in document.notices}


@pytest.mark.parametrize(("characters", "rows", "text"), [(5, 1, ""), (42, 2, ""), (70, 3, "第一行\n"), (90, 3, None)])
def test_a_head_has_whole_rows_and_lines(characters: int, rows: int, text: str | None) -> None:
    lines = "第一行\n第二行\n第三行\n"
    table = Table("", 1, [["王秀兰", ID]] * 3, row_numbers=[4, 5, 6])
    document = Document("a", "", "", 0, (table, Passage(lines, Location("", "body", Block(1)))))
    cut = head(document, characters)
    (first,) = cut.tables
    assert len(first.rows) == len(first.row_numbers or ()) == rows
    assert [passage.text for passage in cut.passages] == ([text or lines] if text != "" else [])
    done = sum(map(size, cut.content))
    assert cut.examined.characters == done
    assert dict(details(cut)["limit-reached"].params) == {"done": done, "total": 75, "percent": 100 * done // 75}  # type: ignore[union-attr]


def test_a_list_in_words_goes_with_its_passage() -> None:
    passage = Passage("王秀兰 三十\n李国庆 四十\n", Location("", "body", Block(1)))
    table = Table("", 1, [["王秀兰", "三十"]], origin={(0, 0): (passage, 0), (0, 1): (passage, 4)})
    assert list(head(Document("a", "", "", 0, (passage, table)), 9).tables) == []


@pytest.mark.parametrize(
    ("cost", "seconds", "memory", "room"),
    [
        (Cost(1000, 1.0, 0), 10.0, 1 << 40, 8500),
        (Cost(1000, 1.0, 0), -1.0, 1 << 40, 0),
        (Cost(1000, 1.0, 0), 1e9, 1_000_000, 20_000),
        (Cost(1000, 1.0, 100), 1e9, 1_000_000, 5405),
    ],
)
def test_room_is_what_time_and_memory_leave(cost: Cost, seconds: float, memory: int, room: int) -> None:
    assert cost.room(seconds, memory) == room


@pytest.mark.parametrize(
    ("seconds", "memory", "least", "most"),
    [(1e6, 1 << 40, 2000, 2000), (1e6, 1 << 20, 20, 1000), (-1.0, 1 << 40, 20, 60)],
)
def test_what_costs_too_much_is_examined_in_part(
    monkeypatch: pytest.MonkeyPatch, seconds: float, memory: int, least: int, most: int
) -> None:
    monkeypatch.setattr(room, "LARGE", 10_000)
    monkeypatch.setattr(room, "PROBE", 1_000)
    source = Source("名单.csv", roster(2000), spent=Spent(until=time.monotonic() + seconds))
    (done,) = examine(source, Policy(load_packs().rules, b"key"), memory)
    rows = sum(finding.type == "resident-id" for finding in done.report.findings)
    assert least <= rows <= most
    assert [notice.cause for notice in done.report.notices] == ["limit-reached"] * (rows < 2000)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.csv", "utf-8"), ("a.csv", "gb18030"), ("a.csv", "utf-16"), ("a.txt", "utf-8"), ("a", "gb18030")],
)
def test_of_a_long_text_the_beginning_is_read(tmp_path: Path, name: str, encoding: str) -> None:
    data = roster(400).decode().encode(encoding)
    (tmp_path / name).write_bytes(data)
    for limits in (Limits(text_bytes=3000), Limits(text_bytes=3000, file_bytes=5000), Limits(file_bytes=3000)):
        handle = serve(Setup(Policy(load_packs().rules, b"key"), limits, 120.0, 2 << 30, reveal=False))
        (document,) = [parcel.report for parcel in handle(Input(name, tmp_path / name))]
        assert [notice.cause for notice in document.notices] == ["limit-reached"]
        assert 30 < len(document.findings) < 300
        whole = read(Source(name, data))
        assert (document.size, document.sha256) == (whole.size, whole.sha256)


def test_a_sheet_is_read_as_far_as_there_is_time() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(2500):
        sheet.append(["王秀兰", ID])
    file = BytesIO()
    book.save(file)
    document = read(Source("a.xlsx", file.getvalue(), spent=Spent(until=time.monotonic() - 1)))
    (table,) = document.tables
    assert len(table.rows) == 1000
    assert details(document) == {"time-out": Message.of("detail.rows-read", row=1000)}
