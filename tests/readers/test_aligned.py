"""Lists that are only aligned: which lines are tables, how they split, and that nothing is lost or doubled."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactscan.readers import text as reader
from redactscan.readers.aligned import stretches

Rows = list[list[str]]


def resident_id(first17: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
    )


A, B, C = (resident_id(f"99010119{n}") for n in ("910808091", "820315182", "750621034"))


def lines(*rows: str) -> str:
    return "\n".join(rows)


def tables(text: str) -> list[Rows]:
    return [[list(row) for row in stretch.rows] for stretch in stretches(text) if stretch.rows]


def prose(text: str) -> str:
    return "".join(text[stretch.start : stretch.end] for stretch in stretches(text) if not stretch.rows)


HEAD = ["姓名", "身份证号", "账号"]
ROWS = [["李晓明", A, "2001000942131211606"], ["王芳", B, "2001006739310123767"], ["赵春燕", C, "2001007220470875522"]]
TABLE = [HEAD, *ROWS]


@pytest.mark.parametrize("gap", [" ", "  ", "      ", "\t", " \t ", "\u3000", "\u3000\u3000", "\xa0\xa0"])
def test_whatever_parts_the_cells(gap: str) -> None:
    assert tables(lines(*(gap.join(row) for row in TABLE))) == [TABLE]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\r\n \r\n"])
def test_line_ends_and_blank_lines(newline: str) -> None:
    text = newline.join(["发放表", *("  ".join(row) for row in TABLE), "经办人：吴桂兰"])
    assert tables(text) == [TABLE]
    assert prose(text).split() == ["发放表", "经办人：吴桂兰"]


def aligned(rows: Rows, widths: tuple[int, ...]) -> str:
    """As a typist aligns columns: a 汉字 is as wide as two spaces."""

    def padded(cell: str, width: int) -> str:
        return cell + " " * (width - len(cell) - sum(1 for char in cell if char > "\u2000"))

    return lines(*("".join(map(padded, row, widths)).rstrip() for row in rows))


WIDE = [
    ["序号", "姓  名", "性别", "身份证号码", "联系电话", "金额（元）", "备注"],
    ["1", "李晓明", "男", A, "13800000001", "2400.00"],
    ["2", "王  芳", "女", B, "", "2400.00"],
    ["3", "欧阳雪梅", "女", C, "138****0003", "1200.00", "已故"],
    ["10", "赵　刚", "男", A[:6] + " " + A[6:14] + " " + A[14:], "13800000004", "300"],
]


def test_a_cell_may_be_empty_and_a_name_spaced_out() -> None:
    assert tables(aligned(WIDE, (6, 10, 6, 24, 14, 12, 6))) == [WIDE]


def test_the_same_with_single_spaces() -> None:
    text = lines(*(" ".join(re.sub(r"\s+", " ", cell) for cell in row if cell) for row in WIDE))
    assert tables(text) == [[[re.sub(r"\s+", " ", cell) for cell in row] for row in WIDE]]


FOUND = [
    pytest.param("张三 13800000001 甲村/李四 13800000002 乙村/王五 13800000003 丙村", 3, id="no header"),
    pytest.param("姓名 性别 住址/张三 男 甲村/李四 女 乙村", 3, id="a header, but no numbers"),
    pytest.param("姓名 手机号 住址/张三 138****0001 甲村/李* 138****0002 乙村", 3, id="masked"),
    pytest.param("姓名  轮候号/张三  G24001/李四  G24002/王五  G24003", 4, id="two columns with straight edges"),
    pytest.param("农户  品种/张三  油菜/李四  小麦/王五  水稻", 4, id="two columns of words"),
    pytest.param("甲乡  118  1690698/乙乡  96  1630623/丙乡  71  1385506", 3, id="amounts"),
    pytest.param(
        "姓名 卡号 备注/张三 6217 9961 5492 0230 641 无/李四 6217 9961 5492 0230 641 无", 3, id="a number in groups"
    ),
    pytest.param(
        "张三  13800000001  1/李四  13800000002/王五  13800000003  3/赵六  13800000004  4", 4, id="one is short"
    ),
    pytest.param(
        "姓名 住址 电话/甲村/张三 甲一组 13800000001/李四 甲二组 13800000002/乙村/王五 乙村 13800000003",
        6,
        id="subtitles",
    ),
    pytest.param("姓名 专业 年级/张三 计算机专业 一年级/李四 会计专业 二年级", 3, id="words as in a header"),
    pytest.param(
        "姓名 联系电话 住址/张三  13800000001  甲村/李四  13800000002  乙村", 3, id="a header that stands closer"
    ),
    pytest.param(
        "序号 姓名 电话   住址/1 张三 13800000001   甲村/2 李四 13800000002   乙村", 3, id="gaps of both kinds"
    ),
]


@pytest.mark.parametrize(("text", "count"), FOUND)
def test_lists(text: str, count: int) -> None:
    (rows,) = tables(text.replace("/", "\n"))
    assert len(rows) == count
    assert len(rows[0]) == len(rows[-1]) >= 2
    assert prose(text.replace("/", "\n")) == ""


NOT_FOUND = [
    pytest.param("张三 13800000001 甲村/李四 13800000002 乙村", id="two lines"),
    pytest.param("姓名 电话/张三 13800000001/李四 13800000002/王五 13800000003", id="two columns"),
    pytest.param("姓名：张三  性别：男  电话：13800000001/" * 4, id="forms"),
    pytest.param("联系人：张三  13800000001  甲村/" * 4, id="labelled cells"),
    pytest.param("一、总则  ........  1/二、组织  ........  3/三、附则  ........  12", id="contents with dots"),
    pytest.param("第一章  总则  1/第二章  组织体系  3/第三章  附则  12", id="contents"),
    pytest.param("白日 依山 尽/黄河 入海 流/欲穷 千里 目/更上 一层 楼", id="verse"),
    pytest.param("累计 12386 条，收到 申请/计 13812345 次。如需 查询/拨打 05592300104 并 说明", id="wrapped prose"),
    pytest.param("其中 粮食 341985 吨，增长/其中 棉花 341986 吨，增长/其中 油料 341987 吨，减少", id="clauses"),
    pytest.param("2024-01-01 10:00:01 INFO request 13800000001 ok/" * 9, id="a log in English"),
    pytest.param("2024-01-01 10:00:01 INFO 已收到 13800000001 ok/" * 9, id="a log in Chinese"),
    pytest.param("2024-01-01  INFO  请求/" * 9, id="a log with dates only"),
    pytest.param("姓名  轮候号/张三  G24001/欧阳雪  G24002/王五  G24003", id="two columns with ragged edges"),
    pytest.param("名称  数量/桌子  2/椅子  4", id="two columns of three lines"),
    pytest.param(
        "1. The contractor keeps  4. Payment falls due/records of all the work  within a month of the/"
        "2. The employer may see  5. Disputes are settled/the records at any time  by the court in the city",
        id="two columns of clauses",
    ),
    pytest.param(
        "1.\tScope of the contract\n2.\tDuties of both parties\n3.\tTerm\n4.\tWhat ends the contract",
        id="numbered clauses",
    ),
    pytest.param("月份  一月  二月/晴天  12天  9天/雨天  19天  19天", id="small numbers"),
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_list(text: str) -> None:
    text = text.replace("/", "\n")
    assert tables(text) == []
    assert prose(text) == text


def test_lists_below_each_other_keep_their_headers() -> None:
    other = ["姓名", "联系电话", "住址"]
    rows = [["孙七", "13800000001", "甲村"], ["周八", "13800000002", "乙村"]]
    text = lines(*(" ".join(row) for row in (*TABLE, other, *rows)))
    assert tables(text) == [TABLE, [other, *rows]]


def test_a_header_of_other_columns_labels_nothing() -> None:
    rows = [["张三", "13800000001", "甲村"], ["李四", "13800000002", "乙村"], ["王五", "13800000003", "丙村"]]
    text = lines("序号 姓名    联系电话    住址", *("    ".join(row) for row in rows))
    assert tables(text) == [rows]
    assert prose(text) == "序号 姓名    联系电话    住址\n"


def test_a_header_is_repeated_on_every_page() -> None:
    text = lines(*(" ".join(row) for row in (*TABLE, *TABLE)))
    assert tables(text) == [TABLE + TABLE]


def test_what_ends_a_list_stays_text() -> None:
    end = "以上对象公示七天。\n联系人 吴桂兰\n"
    text = lines(*("  ".join(row) for row in TABLE), end)
    assert tables(text) == [TABLE]
    assert prose(text) == end


CELL = st.sampled_from(
    ["张三", "张 三", "张　三", "男", "姓名", "身份证号", "备注", A, f"{A[:6]} {A[6:14]} {A[14:]}", "138****0001",
     "2400", "甲村一组", "月。", "电话：1", "…………", "1", "李", "A", "\x0c", "\x85", "\u2028", "\ue000"]
)  # fmt: skip
GAP = st.sampled_from([" ", " ", "  ", "\t", "\u3000", "\xa0", "\n", "\n", "\r\n", "\r", "\n\n", ""])
TEXT = st.lists(st.tuples(CELL, GAP), max_size=80).map(lambda pairs: "".join(cell + gap for cell, gap in pairs))
RECORD = st.tuples(st.sampled_from(["张三", "李 四", "姓名"]), st.sampled_from([A, "138****0001", ""]), CELL, GAP)
RECORDS = st.lists(RECORD, max_size=40).map(lambda rows: "".join("  ".join(row[:3]) + row[3] for row in rows))


@given(st.one_of(TEXT, RECORDS, st.text()))
def test_no_character_is_lost_or_doubled(text: str) -> None:
    found = list(stretches(text))
    assert "".join(text[stretch.start : stretch.end] for stretch in found) == text
    assert [stretch.end for stretch in found][:-1] == [stretch.start for stretch in found][1:]
    for stretch in found:
        if stretch.rows:
            whole = text[stretch.start : stretch.end]
            assert "".join("".join(cell.split()) for row in stretch.rows for cell in row) == "".join(whole.split())
            assert len(stretch.rows) == sum(1 for line in re.split("[\r\n]", whole) if line.strip())


@pytest.mark.parametrize(
    "line", ["2024-01-01 10:00 INFO 已收到 13800000001 ok\n", "a  b  c d e\n", "甲 乙丙 丁 戊己\n"]
)
def test_a_long_text_takes_no_square_of_its_length(line: str) -> None:
    assert _seconds(line * 4_000) < 8 * _seconds(line * 1_000)  # 16 times if it were its square


def _seconds(text: str) -> float:
    """The least of some turns, as others may be at work."""
    spent = []
    for _ in range(3):
        start = process_time()
        assert tables(text) == []
        spent.append(process_time() - start)
    return min(spent)


@given(
    st.lists(
        st.sampled_from(["张三", "1", "姓名", "138****0001", *" \u3000\t\n\r\x0b\x85\u2028", "  ", "，"]), max_size=30
    )
)
def test_a_line_without_a_gap_is_no_row(pieces: list[str]) -> None:
    """A text in which nothing parts words is not searched for lists; it would be found to have none."""
    text = "".join(pieces)
    found = [(each.start, each.end, each.rows) for each in stretches(text)]
    assert [(start, end, tuple(rows)) for start, end, rows in reader._aligned(text, 0, len(text))] == found
