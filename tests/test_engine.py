"""A batch: what is scanned, what is said of the rest, in which order, with which exit code."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from redactscan import engine, scan
from redactscan.engine import Progress
from redactscan.errors import UsageError
from redactscan.packs import load_packs
from redactscan.project.config import Config
from redactscan.readers import Limits, Source

ID = "340121198503129976"


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(path.suffix or ".txt").write_text(text, encoding="utf-8")


def test_a_folder(tmp_path: Path) -> None:
    put(tmp_path, 民政局__b=f"身份证号{ID}", 民政局__a="没有问题", c="没有问题")
    done: list[Progress] = []
    report = scan([tmp_path], on_progress=done.append)
    assert [d.path for d in report.documents] == ["c.txt", "民政局/a.txt", "民政局/b.txt"]
    assert [d.verdict for d in report.documents] == ["clear", "clear", "redact"]
    assert report.run.root == tmp_path.name
    assert report.exit_code() == 1
    assert [p.done for p in done] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.xyz", bytes(range(32)), "unsupported-type"),
        ("a", b"\x00\x01\x02\x03", "unsupported-type"),
        ("a.txt", b"", "empty"),
        ("a.docx", b"PK\x03\x04 cut", "unparsable"),
        ("a.docx", bytes(range(32)), "type-mismatch"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "unparsable"),
        ("a.txt", "身份".encode()[:-1], "undecodable-text"),
    ],
)
def test_what_is_not_examined_is_a_notice(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    (tmp_path / name).write_bytes(content)
    put(tmp_path, b="没有问题")
    report = scan([tmp_path])
    assert cause in [notice.cause for notice in report.all_notices]
    assert [d.verdict for d in report.documents] == ["incomplete", "clear"]
    assert report.exit_code() == 3


def test_links_are_said_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, outside__a=f"身份证号{ID}", inside__b="没有问题")
    (tmp_path / "inside" / "link.txt").symlink_to(tmp_path / "outside" / "a.txt")
    (tmp_path / "inside" / "folder").symlink_to(tmp_path / "outside")
    report = scan([tmp_path / "inside"])
    assert [n.cause for n in report.notices] == ["link-not-followed"] * 2
    assert report.exit_code() == 3


def test_a_version_control_folder_is_one_notice(tmp_path: Path) -> None:
    put(tmp_path, **{".git__config": "x", "a": "x"})
    assert [n.path for n in scan([tmp_path]).all_notices] == [".git"]


def test_nothing_to_examine_is_not_clean(tmp_path: Path) -> None:
    report = scan([tmp_path])
    assert (len(report.documents), report.exit_code()) == (0, 3)


def test_a_missing_path_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        scan([tmp_path / "没有"])
    assert caught.value.where.endswith("没有")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_a_notice(tmp_path: Path) -> None:
    put(tmp_path, a="x")
    (tmp_path / "a.txt").chmod(0)
    assert [n.cause for n in scan([tmp_path]).all_notices] == ["unreadable"]


def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [n.cause for n in scan([tmp_path]).all_notices] == ["unsupported-type", "empty"]


def test_a_file_over_the_limit_is_a_notice_with_its_digest(tmp_path: Path) -> None:
    put(tmp_path, a="x" * 100)
    report = scan([tmp_path], config=Config(limits=Limits(file_bytes=99)))
    (document,) = report.documents
    assert [n.cause for n in document.notices] == ["limit-reached"]
    assert (document.size, len(document.sha256)) == (100, 64)


def test_a_file_that_takes_too_long_costs_itself_only(tmp_path: Path) -> None:
    put(tmp_path, b=f"身份证号{ID}")
    (tmp_path / "a.txt").write_text("1 2 3 4 5 6 7 8 9 0 " * 2_000_000, encoding="utf-8")
    report = scan([tmp_path], config=Config(deadline_s=2.0))
    assert [n.cause for n in report.all_notices] == ["time-out"]
    assert [d.verdict for d in report.documents] == ["incomplete", "redact"]


def test_standard_input(tmp_path: Path) -> None:
    done = engine.scan([Source("公示.csv", f"姓名,身份证号\n张三,{ID}\n".encode())], reveal=True)
    found = {finding.type: value.reveal() for finding, (value, _) in done.values.items()}
    assert found == {"resident-id": ID, "person-name": "张三"}


def test_values_stay_behind_unless_asked_for(tmp_path: Path) -> None:
    put(tmp_path, a=f"身份证号{ID}")
    assert engine.scan([tmp_path]).values == {}


def test_two_jobs_give_what_one_gives(tmp_path: Path) -> None:
    put(tmp_path, **{f"f{i}": f"身份证号{ID}" if i % 3 else "x" for i in range(12)})
    one, two = (
        engine.scan([tmp_path], packs=load_packs(), config=Config(jobs=jobs, key=Config().key)).report
        for jobs in (1, 2)
    )
    assert [(d.path, d.verdict, len(d.findings)) for d in one.documents] == [
        (d.path, d.verdict, len(d.findings)) for d in two.documents
    ]


def test_where_and_when_a_document_is_published_comes_from_the_config(tmp_path: Path) -> None:
    head = "2024年第一季度低保对象公示\n公示期：2024年3月1日至3月7日\n"
    (tmp_path / "a.csv").write_text(f"{head}姓名,金额\n张伟,620\n王芳,640\n李强,580\n", encoding="utf-8")

    def types(config: Config) -> set[str]:
        return {f.type for f in scan([tmp_path], config=config).findings if f.rule_id.startswith("CN-PU")}

    assert types(Config(as_of=date(2024, 3, 7))) == set()
    assert types(Config(as_of=date(2024, 3, 8))) == {"stale"}
    assert types(Config(as_of=date(2024, 3, 7), target="website")) == {"scope"}
    assert types(Config(as_of=date(2024, 3, 7), target="board")) == set()
