"""A project's own list of persons to look for, as offices keep it: a CSV file or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import redactscan.readers as readers
from redactscan.detectors.listed import LONGEST, Listed
from redactscan.errors import ConfigError
from redactscan.tuples import NamedTuple

HEADERS = ("姓名", "名字", "人员姓名", "户主姓名", "name")
HOMES = (
    "乡镇", "街道", "镇", "村", "村(社区)", "村（社区）", "社区", "村名", "所在村", "村别",
    "地址", "住址", "家庭住址", "家庭地址", "现住址", "户籍地址", "户籍地",
)  # fmt: skip
NUMBERS = (
    "身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号码", "居民身份证号码", "证件号码", "证件号",
    "身份证后四位", "身份证号后四位", "身份证号码后四位", "后四位",
)  # fmt: skip
MIN_LENGTH = 2
_WORKBOOK = (b"PK", b"\xd0\xcf\x11\xe0")
_NOBODY = "某"  # 张某某 stands for somebody who is not named


class _Columns(NamedTuple):
    """The columns of names, places and numbers, and the first row that holds a person."""

    name: int = 0
    homes: tuple[int, ...] = ()
    number: int | None = None
    first: int = 0


def people(path: Path) -> tuple[Listed, ...]:
    """Who is in the column 姓名, or in the first column where no header says so, with place and number if there.

    White space inside 汉字 names (张　三) is dropped, and so is who is not named (张某某). Raises ``ConfigError`` with
    file and line; the sentence never holds a name.
    """
    rows = _rows(path)
    columns = _columns(rows[0][1]) if rows else _Columns()
    found = dict.fromkeys(_people(path, rows[columns.first :], columns))
    if not found:
        raise ConfigError("watchlist.empty", path.as_posix())
    return tuple(found)


def _people(path: Path, rows: Sequence[tuple[int, Sequence[str]]], columns: _Columns) -> Iterator[Listed]:
    for line, row in rows:
        name = _compact(row[columns.name]) if columns.name < len(row) else ""
        if not name or _NOBODY in name:
            continue
        if not MIN_LENGTH <= len(name) <= LONGEST:
            raise ConfigError("watchlist.length", f"{path.as_posix()}:{line}", low=MIN_LENGTH, high=LONGEST)
        home = "".join(row[column] for column in columns.homes if column < len(row))
        number = row[columns.number] if columns.number is not None and columns.number < len(row) else ""
        yield Listed(name, home, number)


def _rows(path: Path) -> list[tuple[int, Sequence[str]]]:
    """Line number and cells of every row."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError("config.unreadable", path.as_posix(), name=type(error).__name__) from None
    if data.startswith(_WORKBOOK):
        return _sheet(path, data)
    try:
        reader = csv.reader(io.StringIO(_decoded(data), newline=""), strict=True)
        return [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error):
        raise ConfigError("watchlist.not-csv", path.as_posix()) from None


def _sheet(path: Path, data: bytes) -> list[tuple[int, Sequence[str]]]:
    """The rows of the first sheet that has any; a workbook that cannot be read in full is no list."""
    document = readers.read(readers.Source(path.name, data))
    if document.notices:
        raise ConfigError("watchlist.not-read", path.as_posix())
    for table in document.tables:
        if table.rows:
            return [(table.row_numbers[n] if table.row_numbers else n + 1, row) for n, row in enumerate(table.rows)]
    raise ConfigError("watchlist.empty", path.as_posix())


def _decoded(data: bytes) -> str:
    """UTF-8, else GB18030, which Excel writes on a Chinese Windows; UTF-16 only with its mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _columns(header: Sequence[str]) -> _Columns:
    cells = [_compact(cell).lower() for cell in header]
    name = next((index for index, cell in enumerate(cells) if cell in HEADERS), None)
    if name is None:
        return _Columns()
    number = next((index for index, cell in enumerate(cells) if cell in NUMBERS), None)
    return _Columns(name, tuple(index for index, cell in enumerate(cells) if cell in HOMES), number, 1)


def _compact(cell: str) -> str:
    squeezed = "".join(cell.split())
    return cell.strip() if squeezed.isascii() else squeezed
