"""CSV as it comes: any delimiter, any encoding, wrong quotes."""

from __future__ import annotations

import csv
import time
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactscan.model import Cell, Document, Location, Message, Notice, Table
from redactscan.readers import Source, read

ROWS = [
    ["姓名", "身份证号", "住址", "备注"],
    ["𠮷某", "340121198503129976", "长丰县水湖镇，某村", "低保,一类"],
    ["䶮某", "34012119900101123X", "肥东县", "第一行\n第二行"],
    ["王芳", "", "", '他说"好"'],
]


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n", **options: int) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, **options).writerows(rows)
    return out.getvalue()


def document(text: str, path: str = "名单.csv", encoding: str = "utf-8") -> Document:
    return read(Source(path, text.encode(encoding)))


def table(found: Document) -> Table:
    (only,) = found.content
    assert isinstance(only, Table)
    return only


def rows(found: Document) -> list[list[str]]:
    return [list(row) for row in table(found).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_what_was_written_is_read(delimiter: str, end: str, encoding: str) -> None:
    # Python 3.11 quotes no line break but its own.
    wanted = [[cell.replace("\n", end) for cell in row] for row in ROWS]
    found = document(written(wanted, delimiter, end), encoding=encoding)
    assert (rows(found), found.notices, found.media_type) == (wanted, (), "text/csv")
    assert found.examined.characters == sum(len(cell) for row in wanted for cell in row)


RAW = [
    pytest.param('="340121198503129976"', id="formula wrapper"),
    pytest.param("'340121198503129976", id="apostrophe"),
    pytest.param("340121198503129976\t", id="tab"),
    pytest.param("3.40121E+17", id="lost digits"),
    pytest.param(" 340121198503129976 ", id="spaces"),
    pytest.param("34\x000121", id="NUL"),
    pytest.param('5"', id="quote within"),
    pytest.param("\u2028\x0b\x0c\x85", id="what only str.splitlines splits"),
    pytest.param("长" * 200_000, id="longer than the parser's limit"),
]


@pytest.mark.parametrize("value", RAW)
def test_cells_are_kept_as_they_are(value: str) -> None:
    assert rows(document(f"姓名,号码\r\n李晓明,{value}\r\n"))[1] == ["李晓明", value]


DELIMITERS = [
    pytest.param("姓名;金额\n李;1,5\n王;2,5\n", ";", id="decimal comma"),
    pytest.param("姓名,住址\n李,甲；乙;丙\n王,甲|乙\n", ",", id="others within cells"),
    pytest.param("姓名，电话\n李，138\n王，139\n", "，", id="full-width comma"),
    pytest.param('姓名,住址\n李,"甲;乙;丙;丁"\n', ",", id="others within quotes"),
    pytest.param("2024年低保公示名单\n\n姓名\t住址，电话\n李\t甲，1\n王\t乙\n", "\t", id="title above"),
    pytest.param("姓名,住址\n李;一,甲\n王;二,乙\n赵,丙,丁,戊\n", ",", id="one row too wide"),
    pytest.param("姓名\n李\n", ",", id="one column"),
]


@pytest.mark.parametrize(("text", "delimiter"), DELIMITERS)
def test_the_delimiter_is_the_consistent_one(text: str, delimiter: str) -> None:
    assert rows(document(text)) == [row for row in csv.reader(StringIO(text), delimiter=delimiter) if row]


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_a_sep_line_names_the_delimiter_and_is_no_row(line: str) -> None:
    found = document(line + "a,b;c\nd,e;f\n")
    assert rows(found) == [["a,b", "c"], ["d,e", "f"]]
    assert table(found).where(0, 1) == Location("", "body", Cell(1, 2, 2))


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    found = document('姓名,备注\r\n\r\n李,"一\r\n二"\r\n王,三\r\n')
    assert rows(found) == [["姓名", "备注"], ["李", "一\r\n二"], ["王", "三"]]
    assert table(found).row_numbers == [1, 3, 4]


def misquoted(line: int, count: int) -> Notice:
    return Notice("unparsable", "名单.csv", "", Message.of("detail.misquoted", line=line, count=count))


def unclosed(line: int) -> Notice:
    return Notice("unparsable", "名单.csv", "", Message.of("detail.unclosed-quote", line=line))


WRONG = [
    pytest.param(
        'a,b\n"x"y,1\nc,d\n', [["a", "b"], ['"x"y', "1"], ["c", "d"]], (misquoted(2, 1),), id="text after a quote"
    ),
    pytest.param(
        'a,b\n"x \\"y\\", z",1\n"c,1",d\n',
        [["a", "b"], ['"x \\"y\\"', ' z"', "1"], ["c,1", "d"]],
        (misquoted(2, 1),),
        id="backslash as escape",
    ),
    pytest.param(
        'a,"b\nc,d\n"e",f\n', [["a", '"b'], ["c", "d"], ["e", "f"]], (misquoted(1, 1),), id="closed two rows below"
    ),
    pytest.param('a,b\nc,"d\ne,f\n', [["a", "b"], ["c", '"d'], ["e", "f"]], (unclosed(2),), id="quote never closed"),
    pytest.param(
        'a,b\n"c"d,1\n"e\nf', [["a", "b"], ['"c"d', "1"], ['"e'], ["f"]], (misquoted(2, 1), unclosed(3)), id="both"
    ),
    pytest.param('a,"b\n"",c\n', [["a", '"b'], ['""', "c"]], (unclosed(1),), id="no quote counts after that"),
    pytest.param('a,b\n1,"甲,', [["a", "b"], ["1", '"甲', ""]], (unclosed(2),), id="cut within a quote"),
]


@pytest.mark.parametrize(("text", "expected", "notices"), WRONG)
def test_wrong_quotes_are_a_notice_and_the_text_is_read(
    text: str, expected: list[list[str]], notices: tuple[Notice, ...]
) -> None:
    found = document(text)
    assert (rows(found), found.notices) == (expected, notices)


@pytest.mark.parametrize("path", ["名单.csv", "名单.tsv", "名单.CSV"])
def test_suffixes(path: str) -> None:
    assert rows(document("a\tb\nc\td\n", path)) == [["a", "b"], ["c", "d"]]


def test_an_undecodable_file_is_read_and_has_a_notice() -> None:
    found = read(Source("名单.csv", written(ROWS).encode("gb18030") + b"\xff,340121198503129976"))
    assert [notice.cause for notice in found.notices] == ["undecodable-text"]
    assert rows(found) == [*ROWS, ["\ufffd", "340121198503129976"]]


def test_the_parsers_limit_is_left_as_it_was() -> None:
    before = csv.field_size_limit(1000)
    try:
        document("a,b\n" + "长" * 2000)
        assert csv.field_size_limit() == 1000
    finally:
        csv.field_size_limit(before)


CELL = st.text(alphabet=st.sampled_from("甲1,;\"\n\r\t \x00='"), min_size=1)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1))
def test_any_table_of_a_strict_writer_is_read_back(grid: list[list[str]]) -> None:
    found = document("sep=,\n" + written(grid, quoting=csv.QUOTE_ALL))
    assert rows(found) == grid
    assert "unparsable" not in [notice.cause for notice in found.notices]


@given(st.text(alphabet=st.sampled_from('甲1,"\n\r'), min_size=1))
def test_no_text_is_lost_however_wrong_the_quotes(text: str) -> None:
    def told(value: str) -> str:
        return "".join(char for char in value if char in "甲1")

    cells = [cell for item in document(text).tables for row in item.rows for cell in row]
    assert told("".join(cells)) == told(text)


@pytest.mark.slow
def test_two_hundred_thousand_rows() -> None:
    line = '1,李晓明,340121198503129976,13800000000,长丰县,"低保,一类",2024,是,,440.50'
    data = (f"{line}\r\n" * 200_000).encode("gb18030")
    start = time.process_time()
    found = read(Source("名单.csv", data))
    assert (len(table(found).rows), found.notices) == (200_000, ())
    assert time.process_time() - start < 8  # about 2 s on an idle machine


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("姓名,村,金额\n甲,乙,1\n丙,丁,2\n戊,己", True),
        ("姓名,村,金额\n甲,乙,1\n丙,丁,2\n戊,己,3", False),
        ("姓名,村,金额\n甲,乙,1\n丙,丁,2\n合计,3\n", False),
        ("姓名,村,金额\n甲,乙\n丙,丁,2\n合计,3", False),
    ],
)
def test_a_file_that_breaks_off_says_so(text: str, cut: bool) -> None:
    document = read(Source("a.csv", text.encode()))
    assert [n.cause for n in document.notices] == (["unparsable"] if cut else [])
