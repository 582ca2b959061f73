"""A project's own list of names to look for, as a CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from redactscan.errors import ConfigError

HEADERS = ("姓名", "名字", "人员姓名", "name")
MIN_LENGTH, MAX_LENGTH = 2, 40


def load(path: Path) -> frozenset[str]:
    """The names in the column 姓名 of a CSV file, or in its first column where no header says so.

    White space inside 汉字 names (张　三) is dropped. Raises ``ConfigError`` with file and line; the sentence never
    holds a name.
    """
    rows = _rows(path)
    column, first = _column(rows[0][1]) if rows else (0, 0)
    names: set[str] = set()
    for line, row in rows[first:]:
        name = _compact(row[column]) if column < len(row) else ""
        if not name:
            continue
        if not MIN_LENGTH <= len(name) <= MAX_LENGTH:
            raise ConfigError("watchlist.length", f"{path.as_posix()}:{line}", low=MIN_LENGTH, high=MAX_LENGTH)
        names.add(name)
    if not names:
        raise ConfigError("watchlist.empty", path.as_posix())
    return frozenset(names)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Line number and cells of every row."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError("config.unreadable", path.as_posix(), name=type(error).__name__) from None
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise ConfigError("watchlist.workbook", path.as_posix())
    try:
        reader = csv.reader(io.StringIO(_decoded(data), newline=""), strict=True)
        return [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error):
        raise ConfigError("watchlist.not-csv", path.as_posix()) from None


def _decoded(data: bytes) -> str:
    """UTF-8, else GB18030, which Excel writes on a Chinese Windows; UTF-16 only with its mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _column(header: list[str]) -> tuple[int, int]:
    """The column of names, and the first row that holds one."""
    for index, cell in enumerate(header):
        if _compact(cell).lower() in HEADERS:
            return index, 1
    return 0, 0


def _compact(cell: str) -> str:
    squeezed = "".join(cell.split())
    return cell.strip() if squeezed.isascii() else squeezed
