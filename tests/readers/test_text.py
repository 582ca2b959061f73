"""Plain text: nothing lost, nothing twice, true line numbers; tables where a roster stands in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactscan.model import Cell, Document, Line, Location, Passage, Table
from redactscan.readers import Source, read
from redactscan.readers.text import Lines

Content = list[str | list[list[str]]]


def document(text: str, path: str = "公示.txt", encoding: str = "utf-8") -> Document:
    return read(Source(path, text.encode(encoding)))


def content(text: str, path: str = "公示.txt") -> Content:
    found = document(text, path)
    assert found.notices == ()
    return [item.text if isinstance(item, Passage) else [list(row) for row in item.rows] for item in found.content]


@pytest.mark.parametrize("suffix", ["txt", "md", "markdown", "log", "text", "TXT"])
def test_a_file_is_one_passage_as_it_stands(suffix: str) -> None:
    text = "  标题\r\n\r\n<!-- 内部资料 -->身份证号340121198503129976\u2028\u3000\ue000\n末行"
    found = document(text, f"a.{suffix}")
    assert [passage.text for passage in found.passages] == [text]
    assert found.passages[0].location == Location("", "body", Line(1, 1))
    assert (found.media_type, found.examined.parts, found.examined.characters) == ("text/plain", 1, len(text))


def test_the_encoding_is_found() -> None:
    assert document("低保公示：𠮷某", encoding="gb18030").passages[0].text == "低保公示：𠮷某"


def test_an_undecodable_file_is_read_and_has_a_notice() -> None:
    found = read(Source("a.txt", "低保公示".encode() + b"\xff"))
    assert [notice.cause for notice in found.notices] == ["undecodable-text"]
    assert found.passages[0].text == "低保公示\ufffd"


LINES = st.text(alphabet=st.sampled_from("甲1,𠮷\n\r\x0b\x0c\x1c\u2028\x85"))


@given(LINES, st.data())
def test_line_and_column_agree_with_counting(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = re.sub("\r(?!\n)", "\n", text)[:offset]  # a lone CR ends a line, as in old Mac files
    assert Lines(text).at(offset) == Line(before.count("\n") + 1, offset - before.rfind("\n"))


def test_a_span_is_located_by_its_start() -> None:
    text = "公示\r\n姓名：李晓明\r\n电话：13800000000\r\n"
    passage = document(text).passages[0]
    start = text.index("13800000000")
    assert passage.where(start, start + 11) == Location("", "body", Line(3, 4))


ROWS = [["姓名", "身份证号", "住址"], ["李晓明", "340121198503129976", "长丰县"], ["王芳", "", "肥东县"]]
TABS = "姓名\t身份证号\t住址\n李晓明\t340121198503129976\t长丰县\n王芳\t\t肥东县\n"
PIPES = "| 姓名 | 身份证号 | 住址 |\n|---|:--:|---|\n| 李晓明 | 340121198503129976 | 长丰县 |\n| 王芳 | | 肥东县 |\n"
PSQL = " 姓名 | 身份证号 | 住址 \n-----+-----+-----\n 李晓明 | 340121198503129976 | 长丰县\n 王芳 | | 肥东县\n"
LONG = "长" * 60
BORDER = "+---+---+---+\n"
MYSQL = BORDER + PIPES.replace("|---|:--:|---|\n", BORDER) + BORDER

TABLES = [
    pytest.param(TABS, [ROWS], id="tabs"),
    pytest.param(TABS.replace("\n", "\r\n").rstrip(), [ROWS], id="tabs, crlf, no last line break"),
    pytest.param("公示\n" + TABS + "共2人\n", ["公示\n", ROWS, "共2人\n"], id="tabs within text"),
    pytest.param(TABS.rpartition("王芳")[0], [TABS.rpartition("王芳")[0]], id="two lines with tabs"),
    pytest.param("\t\tif a:\n\t\t\tb()\n\t\t\tc()\n", ["\t\tif a:\n\t\t\tb()\n\t\t\tc()\n"], id="indentation"),
    pytest.param("a\tb\nc\td\ne\tf\n", [[["a", "b"], ["c", "d"], ["e", "f"]]], id="two columns"),
    pytest.param("a\tb\tc\nd\te\nf\tg\n", [[["a", "b", "c"], ["d", "e"], ["f", "g"]]], id="rows of a form"),
    pytest.param(f"a\t{LONG}\n" * 3, [f"a\t{LONG}\n" * 3], id="long lines with one tab"),
    pytest.param(PIPES, [ROWS], id="markdown"),
    pytest.param("# 公示\n\n" + PIPES + "\n共2人\n", ["# 公示\n\n", ROWS, "\n共2人\n"], id="markdown within text"),
    pytest.param(PIPES + "\n" + TABS, [ROWS, ROWS], id="two tables"),
    pytest.param("公示\n" + TABS.replace("\t", "|") + "完", ["公示\n", ROWS, "完"], id="pipes without a rule"),
    pytest.param("首页|新闻|公示\n" * 2, ["首页|新闻|公示\n" * 2], id="two lines with pipes"),
    pytest.param(PIPES.partition("\n")[0], [PIPES.partition("\n")[0]], id="pipes without a rule"),
    pytest.param("a|b\n-|-\n1|2", [[["a", "b"], ["1", "2"]]], id="markdown without outer pipes"),
    pytest.param("|甲|\n|---|\n|1\\|2|\n|", [[["甲"], ["1\\|2"], []]], id="one column, escaped pipe, lone pipe"),
    pytest.param("|a|b|\n|-|-|\n|1|<!-- 13800000000 -->|", [[["a", "b"], ["1", "<!-- 13800000000 -->"]]], id="comment"),
    pytest.param(PSQL, [ROWS], id="psql"),
    pytest.param(MYSQL, [BORDER, ROWS, BORDER], id="mysql"),
]
DRAWN = (
    "┌──┬──┬──┐\n│姓名│身份证号│住址│\n├──┼──┼──┤\n│李晓明│340121198503129976│长丰县│\n│王芳│  │肥东县│\n└──┴──┴──┘\n"
)
WRAPPED = DRAWN.replace("│340121198503129976│长丰县│\n", "│3401211985│长丰│\n│  │03129976│县│\n├──┼──┼──┤\n")
JOINED = [ROWS[0], ["李晓明", "3401211985\n03129976", "长丰\n县"], ROWS[2]]
TREE = "docs\n├── a\n│   └── b\n"
TABLES += [
    pytest.param(DRAWN, [ROWS], id="drawn"),
    pytest.param(DRAWN.translate(str.maketrans("┌┬┐│├┼┤└┴┘─", "┏┳┓┃┣╋┫┗┻┛━")), [ROWS], id="drawn with thick lines"),
    pytest.param("公示\n" + DRAWN + "共2人\n", ["公示\n", ROWS, "共2人\n"], id="drawn within text"),
    pytest.param(WRAPPED, [JOINED], id="cells that run over two lines"),
    pytest.param(TREE, [TREE], id="a tree of folders"),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables_in_text(text: str, expected: Content) -> None:
    assert content(text, "a.md") == expected


def test_places_in_a_file_with_tables() -> None:
    text = "公示\n\n" + PIPES + "联系人\n王主任13800000000\n\n" + TABS
    found = document(text, "a.md")
    tables = list(found.tables)
    assert [table.number for table in tables] == [1, 2]
    assert tables[0].where(1, 1) == Location("", "body", Cell(1, 2, 2))
    below = list(found.passages)[1]
    start = below.text.index("13800000000")
    line = text[: text.index("13800000000")].count("\n") + 1
    assert below.location.anchor == Line(line - 1, 1)
    assert below.where(start, start + 11).anchor == Line(line, 4)


def test_a_list_aligned_with_spaces() -> None:
    text = (
        "临时救助发放表\r\n单位：元\r\n\r\n"
        "姓  名    身份证号              银行账号\r\n"
        "李晓明    340121198503129976    2001000942131211606\r\n"
        "王  芳                          2001006739310123767\r\n"
        "欧阳雪梅  34012119****019977    2001007220470875522\r\n"
        "\r\n经办人：赵敏  电话：13800000000\r\n"
    )
    found = document(text, encoding="gb18030")
    before, table, after = found.content
    assert isinstance(before, Passage)
    assert isinstance(table, Table)
    assert isinstance(after, Passage)
    assert [list(row) for row in table.rows] == [
        ["姓  名", "身份证号", "银行账号"],
        ["李晓明", "340121198503129976", "2001000942131211606"],
        ["王  芳", "", "2001006739310123767"],
        ["欧阳雪梅", "34012119****019977", "2001007220470875522"],
    ]
    assert table.where(3, 2) == Location("", "body", Cell(1, 4, 3))
    assert before.text == text[: text.index("姓  名")]
    start = after.text.index("13800000000")
    assert after.where(start, start + 11).anchor == Line(9, 12)


def test_lists_of_every_kind_are_counted_together() -> None:
    spaces = TABS.replace("\t\t", "\t无\t").replace("\t", "  ")
    found = document(spaces + "\n" + PIPES + "\n" + spaces + "\n" + TABS)
    assert [table.number for table in found.tables] == [1, 2, 3, 4]


@given(st.text(alphabet=st.sampled_from("甲1|-+:\t\n\r \\")))
def test_no_character_is_lost_or_doubled(text: str) -> None:
    def told(value: str) -> str:
        return re.sub(r"[|+:\-\s]", "", value)

    found = document(text) if text else None
    pieces = [
        item.text if isinstance(item, Passage) else "".join(cell for row in item.rows for cell in row)
        for item in (found.content if found else ())
    ]
    assert told("".join(pieces)) == told(text)


@given(st.text(alphabet=st.sampled_from("甲1|-\t\n\r"), min_size=1))
def test_every_passage_knows_its_place(text: str) -> None:
    for passage in document(text).passages:
        lines = Lines(text)
        (start,) = (at for at in range(len(text)) if lines.at(at) == passage.where(0, 1).anchor)
        assert text.startswith(passage.text, start)
        middle = len(passage.text) // 2
        assert passage.where(middle, middle + 1).anchor == lines.at(start + middle)


def test_a_long_log_is_read_in_time() -> None:
    text = "2024-01-01\tINFO\t请求\t13800000000\n" * 100_000
    table = document(text, "a.log").tables[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 100_000
