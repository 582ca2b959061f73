"""One run over every file that only an enemy writes: it finishes, and what was not read is said of each file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.readers import (
    test_archive,
    test_docx,
    test_html,
    test_mail,
    test_msg,
    test_odf,
    test_ofd,
    test_ole,
    test_pdf_hostile,
    test_pictures,
    test_ppt97,
    test_pptx,
    test_rtf,
    test_word97,
    test_xls_hostile,
    test_xlsb,
)
from tests.readers.canaries import compound, table

ROOT = str(Path(__file__).parents[1])
SECONDS = 10
LIMITS = f"""
[limits]
deadline-s = {SECONDS}
memory-bytes = {1 << 30}
part-bytes = {64 << 20}
total-bytes = {256 << 20}
"""
SETS: dict[str, dict[str, Any]] = {
    "docx": test_docx.HOSTILE, "html": test_html.HOSTILE, "eml": test_mail.HOSTILE, "odt": test_odf.HOSTILE,
    "ofd": test_ofd.HOSTILE, "ole": test_ole.HOSTILE, "pdf": test_pdf_hostile.HOSTILE, "ppt": test_ppt97.HOSTILE,
    "pptx": test_pptx.HOSTILE, "rtf": test_rtf.HOSTILE, "doc": test_word97.HOSTILE, "xlsb": test_xlsb.HOSTILE,
    "xls": test_xls_hostile.HOSTILE, "png": {str(one.id): one.values[0] for one in test_pictures.HOSTILE},
}  # fmt: skip
BROKEN = ("docx", "xlsx", "pptx", "odt", "ofd", "pdf", "doc", "xls", "ppt", "msg", "zip", "p7m", "png", "jpg")
CAUSES = set(table.CAUSES)
# files that take long to read, and all of which is read
HARMLESS = frozenset({"html", "xls", "xlsb"})


def files() -> Iterator[tuple[str, bytes, set[str]]]:
    """Name, content, and the causes of which one is to be told; none for what is read in full."""
    for suffix, made in SETS.items():
        for number, one in enumerate(made.values()):
            data, expected = one if isinstance(one, tuple) else (one, suffix not in HARMLESS)
            yield f"{suffix}{number}.{suffix}", content(data), CAUSES if expected else set()
    for number, (path, make, cause) in enumerate(test_archive.HOSTILE.values()):
        yield f"archive{number}{Path(path).suffix}", make(), {cause}
    for number, (path, data, expected) in enumerate(test_msg.HOSTILE.values()):
        yield f"mail{number}{Path(path).suffix}", data, expected
    for number, data in enumerate(test_xls_hostile.HOSTILE.values()):
        yield f"storage{number}.xls", compound.write({("Workbook",): data}), set()
    for form in BROKEN:
        whole, _ = table.FILES[form].canaries()
        yield f"half.{form}", whole[: len(whole) // 2], CAUSES
        yield f"head.{form}", whole[:12] + bytes(range(256)) * 20, CAUSES
        yield f"empty.{form}", b"", {"empty"}


def content(data: str | bytes | Callable[[], bytes]) -> bytes:
    """What a table of the tests above has for a file."""
    if callable(data):
        return data()
    return data.encode() if isinstance(data, str) else data


@pytest.mark.slow
def test_a_run_over_all_of_them(tmp_path: Path) -> None:
    folder, config, report = tmp_path / "待发布", tmp_path / "redactscan.toml", tmp_path / "report.json"
    folder.mkdir()
    expected = {}
    for name, data, causes_of_it in files():
        (folder / name).write_bytes(data)
        expected[name] = causes_of_it
    config.write_text(LIMITS, encoding="utf-8")
    clock = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "redactscan", "scan", str(folder), "--config", str(config), "--jobs", "2",
         "--select", "CN-PI-001", "--format", f"json={report}"],
        capture_output=True, check=False, cwd=tmp_path, env={**os.environ, "PYTHONPATH": ROOT},
    )  # fmt: skip
    assert done.returncode in (1, 3), done.stderr.decode(errors="replace")[-2000:]
    assert time.monotonic() - clock < len(expected) * SECONDS
    causes: dict[str, set[str]] = {name: set() for name in expected}
    for document in json.loads(report.read_text(encoding="utf-8"))["documents"]:
        causes[document["path"].partition("!")[0]] |= {notice["cause"] for notice in document["notices"]}
    slow = {"time-out"}  # on a machine that is busy
    assert [name for name, any_of in expected.items() if any_of and not causes[name] & (any_of | slow)] == []
    assert [name for name, found in causes.items() if "worker-lost" in found] == []
