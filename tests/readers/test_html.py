"""HTML: blocks, tables, what a browser hides, what is cut off. The pages are written here, by hand."""

from __future__ import annotations

import base64
from itertools import pairwise
from pathlib import Path

import pytest

from redactscan.model import Cell, Document, Field, Line, Passage, Role
from redactscan.readers import Source, read, read_all
from tests.readers.canaries.html import canaries
from tests.readers.canaries.roster import HEADER, persons


def resident_id(first17: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
    )


ID = resident_id("99010119910808091")


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read_html(source: str | bytes, name: str = "公示.html") -> Document:
    return read(Source(name, source.encode() if isinstance(source, str) else source))


def texts(document: Document, role: Role = "body") -> list[str]:
    return [passage.text for passage in document.passages if passage.location.role == role]


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.part) for notice in document.notices]


BLOCKS = [
    ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
    ("<p>甲<p>乙", ["甲", "乙"]),
    ("<div>甲<ul><li>乙<li>丙</ul>丁</div>", ["甲", "乙", "丙", "丁"]),
    ("<h1>题</h1>散<h2>目</h2>", ["题", "散", "目"]),
    (f"<p>身份证{ID[:3]}<b>{ID[3:6]}</b>{ID[6:14]}<font color=red>{ID[14:]}</font>。</p>", [f"身份证{ID}。"]),
    (f"<p>{ID[:6]}<!-- x -->{ID[6:9]}<script>x</script>{ID[9:]}</p>", [ID]),
    ("<p>第一行<br>第二行<br/>第三行</p>", ["第一行\n第二行\n第三行"]),
    ("<p>&#24352;&#x4e09;&nbsp;&lt;甲&gt;</p>", ["张三\xa0<甲>"]),
    ("<pre>一\n  二\n</pre>", ["一\n  二"]),
    ("<p>𠮷野</p>", ["𠮷野"]),
    ("<textarea><b>x</b></textarea><select><option>甲<option>乙</select>", ["<b>x</b>", "甲", "乙"]),
    ("<form><label>姓名</label><button>提交</button></form>", ["姓名提交"]),
    ("散落的文字", ["散落的文字"]),
    (
        "<dl><dt>姓名</dt>\n<dd>张三</dd><dt><b>住址</b>：</dt><dd>甲村</dd><dd>乙村</dd></dl>",
        ["姓名：张三", "住址：甲村", "乙村"],
    ),
    ("<dl><dt>怎样申请？</dt><dd>到窗口。</dd></dl>", ["怎样申请？", "到窗口。"]),
    pytest.param(
        "<div><span class=c>李晓明</span><span class=c>340121198503129976</span><span class=c>13800000000</span></div>",
        ["李晓明\t340121198503129976\t13800000000"],
        id="columns by style",
    ),
    pytest.param(
        "<p><span class=c>340121</span><span class=c>19850312</span><span class=c>9976</span></p>",
        ["340121198503129976"],
        id="one number in three elements",
    ),
]


@pytest.mark.parametrize(("body", "expected"), BLOCKS)
def test_blocks(body: str, expected: list[str]) -> None:
    document = read_html(page(body))
    assert texts(document) == expected
    assert causes(document) == []


def test_a_passage_knows_the_lines_of_its_spans() -> None:
    source = page("\n<p>\n第三行\n<b>第四行</b>\n第五行</p>\n<p>第六行</p>\n")
    first, second = read_html(source).passages
    assert first.location.anchor == Line(3, 1)
    for word, line in (("第三行", 3), ("第四行", 4), ("第五行", 5)):
        start = first.text.index(word)
        assert first.where(start, start + 3).anchor == Line(line, 1)
    assert second.location.anchor == Line(6, 1)


ENCODINGS = [
    ("utf-8", "utf-8", b""),
    ("utf-8", "utf-8", b"\xef\xbb\xbf"),
    ("utf-8", "gb2312", b""),  # declared wrongly: valid UTF-8 is UTF-8
    ("gb18030", "gb2312", b""),
    ("gb18030", "gbk", b""),
    ("gb18030", "", b""),
    ("big5", "big5", b""),
    ("utf-16-le", "utf-8", b"\xff\xfe"),
]


@pytest.mark.parametrize(("encoding", "declared", "mark"), ENCODINGS)
def test_encodings(encoding: str, declared: str, mark: bytes) -> None:
    text = "申請人：張三，住址：和平里" if encoding == "big5" else "申请人：张懿，住址：和平里镕基路"
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    document = read_html(mark + page(f"<p>{text}</p>", head).encode(encoding))
    assert texts(document) == [text]
    assert causes(document) == []


def test_xhtml_declares_itself_in_another_way() -> None:
    source = (
        '<?xml version="1.0" encoding="GB2312"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>懿</body></html>'
    )
    assert texts(read_html(source.encode("gb18030"), "a.xhtml")) == ["懿"]


TABLES = {
    "plain": (
        "<table><tr><th>姓名<th>号码<tr><td>张三<td>{ID}</table>",
        [["姓名", "号码"], ["张三", "{ID}"]],
    ),
    "sections": (
        "<table><thead><tr><td>a<td>b</thead><tbody><tr><td>c<td>d</tbody><tfoot><tr><td>e<td>f</tfoot></table>",
        [["a", "b"], ["c", "d"], ["e", "f"]],
    ),
    "spans": (
        "<table><tr><th rowspan=2>姓名<th colspan=2>证件<th>备注<tr><th>类别<th>号码<th>x"
        "<tr><td>1<td>2<td>3<td>4</table>",
        [["姓名", "证件", "", "备注"], ["", "类别", "号码", "x"], ["1", "2", "3", "4"]],
    ),
    "span beyond the last row": ("<table><tr><td rowspan=9>a<td>b<tr><td>c</table>", [["a", "b"], ["", "c"]]),
    "span at the right": ("<table><tr><td>a<td rowspan=2>b<tr><td>c</table>", [["a", "b"], ["c", ""]]),
    "ragged": ("<table><tr><td>a<td>b<td>c<tr><td>d</table>", [["a", "b", "c"], ["d"]]),
    "blocks in a cell": (
        "<table><tr><td><p>甲</p><p>乙</p><td>990<b>101</b><br>1991</table>",
        [["甲\n乙", "990101\n1991"]],
    ),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables(body: str, expected: list[list[str]]) -> None:
    document = read_html(page(body.replace("{ID}", ID)))
    (table,) = document.tables
    assert [list(row) for row in table.rows] == [[cell.replace("{ID}", ID) for cell in row] for row in expected]
    assert texts(document) == []


def test_blocks_that_a_style_sheet_lays_out_in_columns_are_a_table() -> None:
    rows = [["姓名", "证件号", "手机"], ["李晓明", ID, "13800000000"], ["王芳", ID, "13900000000"]]
    lines = ["".join(f"<span>{cell}</span>" for cell in row) for row in rows]
    document = read_html(page(f"<h4>名录</h4><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul><p>完</p>"))
    assert [[list(row) for row in table.rows] for table in document.tables] == [rows]
    assert texts(document) == ["名录", "完"]


@pytest.mark.parametrize("cut", [(1,), (6, 14), (6,), (14,), (15,), (17,)])
def test_a_number_in_pieces_on_each_of_some_lines_is_no_table(cut: tuple[int, ...]) -> None:
    edges = pairwise((0, *cut, len(ID)))
    pieces = ["张三", *(ID[first:last] for first, last in edges), "，电话", "13800000000"]
    line = f"<p>{''.join(f'<span>{piece}</span>' for piece in pieces)}</p>"
    assert texts(read_html(page(line * 3))) == ["".join(pieces)] * 3


def test_short_numbers_beside_long_ones_are_columns() -> None:
    row = ["1", "340121198503129976", "45", "13800000000", "光明新村2栋501", "11.18起"]
    line = f"<li>{''.join(f'<span>{cell}</span>' for cell in row)}</li>"
    (table,) = read_html(page(f"<ul>{line * 3}</ul>")).tables
    assert [list(each) for each in table.rows] == [row] * 3


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = "<table><tr><td>丙<td>丁</table>"
    body = f"<table><caption>题</caption><tr><td>甲<td>乙{inner}戊</table><table><tr><td>己<td>庚</table>"
    document = read_html(page(body))
    assert [(table.number, [list(row) for row in table.rows]) for table in document.tables] == [
        (1, [["甲", "乙\n戊"]]), (2, [["丙", "丁"]]), (3, [["己", "庚"]]),
    ]  # fmt: skip
    assert texts(document) == ["题"]
    assert list(document.tables)[2].where(0, 1).anchor == Cell(3, 1, 2)


def test_a_frame_of_one_column_is_no_table() -> None:
    document = read_html(page("<table><tr><td><p>甲</p><p>乙</p></td></tr><tr><td>丙</td></tr></table>"))
    assert texts(document) == ["甲", "乙", "丙"]
    assert not list(document.tables)


def test_hidden_rows_columns_and_cells() -> None:
    body = (
        '<table><tr><td>姓名<td style="display:none">号码<td>备注'
        "<tr><td>甲<td style='display: none'>1<td><span hidden>秘</span>a"
        "<tr hidden><td>乙<td>2<td>b<tr><td>丙<td style='display:none'>3<td hidden>c</table>"
    )
    document = read_html(page(body))
    (table,) = document.tables
    assert [list(row) for row in table.rows] == [
        ["姓名", "号码", "备注"],
        ["甲", "1", "a"],
        ["乙", "2", "b"],
        ["丙", "3", ""],
    ]
    roles = [[table.where(row, column).role for column in range(3)] for row in range(4)]
    hidden = [["body", "hidden", "body"]] * 4
    hidden[2] = ["hidden"] * 3
    assert roles == hidden
    assert texts(document, "hidden") == ["秘", "c"]


HIDDEN = [
    '<p style="display:none">X</p>',
    '<p style="color:red; DISPLAY : none !important">X</p>',
    '<p style="visibility:hidden">X</p>',
    "<p hidden>X</p>",
    '<div hidden><p>X</p></div>',
    '<p><span style="font-size:0">X</span></p>',
    '<p><span style="font-size: 0px;">X</span></p>',
    '<p style="opacity:0">X</p>',
    '<p style="color:#FFF">X</p>',
    '<p><font color="white">X</font></p>',
    '<p style="color: rgb(255, 255, 255)">X</p>',
    '<p class="a gone b">X</p>',
    '<p id="gone">X</p>',
    "<template><p>X</p></template>",
    "<noscript>X</noscript>",
    "<script>X</script>",
    '<input type="hidden" value="X">',
]  # fmt: skip
SHOWN = [
    '<p style="display:block">X</p>',
    '<p style="font-size:0.9em">X</p>',
    '<p style="font-size:10px">X</p>',
    '<p style="opacity:0.5">X</p>',
    '<p style="background-color:#fff">X</p>',
    '<div style="background:#c00"><p style="color:#fff">X</p></div>',
    '<table bgcolor="red"><tr><td style="color:white">X</td></tr></table>',
    '<p class="paper">X</p>',
    '<p class="going">X</p>',
]
STYLE = "<style>.gone, p#gone { color: red; display: none } @media print { .paper { display: none } }</style>"


@pytest.mark.parametrize(("body", "role"), [(body, "hidden") for body in HIDDEN] + [(body, "body") for body in SHOWN])
def test_visibility(body: str, role: Role) -> None:
    document = read_html(page(body, STYLE))
    assert [passage.location.role for passage in document.passages if passage.text == "X"] == [role]


def test_hidden_text_inside_a_number() -> None:
    joined, apart = read_html(page(f'<p>号码{ID[:3]}<i style="display:none">混淆</i>{ID[3:]}</p>')).passages
    assert joined.where(5, 7).role == "hidden"
    assert apart.text == f"号码{ID}"
    assert apart.focus == "body"
    assert [(mark.start, mark.end) for mark in apart.marked] == [(4, 6)]


CANARIES: list[tuple[str, str, Role]] = [
    ("<!-- c-注释 -->", " c-注释 ", "comment"),
    ('<img src="a.png" alt="c-alt">', "c-alt", "alt-text"),
    ('<a href="x.html" title="c-title">a</a>', "c-title", "alt-text"),
    ('<input placeholder="c-place">', "c-place", "alt-text"),
    ('<input value="c-value">', "c-value", "form-field"),
    ('<input type=hidden value="c-hidden">', "c-hidden", "hidden"),
    ('<a href="mailto:zhang@example.cn">a</a>', "mailto:zhang@example.cn", "metadata"),
    ('<a href="tel:13800000001">a</a>', "tel:13800000001", "metadata"),
    ('<p data-id="13800000001">a</p>', "13800000001", "metadata"),
    ('<p id="张三">a</p>', "张三", "metadata"),
    ("<p onclick=\"show('张三')\">a</p>", "show('张三')", "metadata"),
    ("<script>var c = 1</script>", "var c = 1", "hidden"),
    ("<style>p:after{content:'张三'}</style>", "p:after{content:'张三'}", "hidden"),
]


@pytest.mark.parametrize(("body", "text", "role"), CANARIES, ids=[text for _, text, _ in CANARIES])
def test_canary(body: str, text: str, role: Role) -> None:
    found = [passage for passage in read_html(page(body)).passages if passage.text == text]
    assert [passage.location.role for passage in found] == [role]


def test_head() -> None:
    head = '<title>某县公示</title><meta name="author" content="张三"><meta property="og:title" content="标题">'
    found = [(passage.location.anchor, passage.text) for passage in read_html(page("", head)).passages]
    assert found == [(Field("title"), "某县公示"), (Field("meta author"), "张三"), (Field("meta og:title"), "标题")]


@pytest.mark.parametrize(
    "body",
    [
        '<a class="nav top" href="list.html" target="_blank" width="1000000">a</a>',
        '<p style="color:#123456;margin:10px 20px">a</p>',
        '<body bgcolor="#000000" link="#000080">a',
        '<svg viewBox="0 0 10000 20000"><path d="M10000 20000L30000 40000"/></svg>a',
    ],
)
def test_attributes_for_machines_are_left_out(body: str) -> None:
    assert [passage.text for passage in read_html(page(body)).passages] == ["a"]


ESCAPES = [
    ('<script>var n = "\\u5f20\\u4e09"</script>', 'var n = "张三"', "张三"),
    ('<script>var n = "\\ud842\\udfb7"</script>', 'var n = "𠮷"', "𠮷"),
    ('<script>var n = "\\u{20bb7}\\x31"</script>', 'var n = "𠮷1"', "𠮷"),
    ("<script>escape('%u5F20')</script>", "escape('张')", "张"),
    ("<!-- &#24352;三 -->", " 张三 ", "张"),
    ('<a href="x?n=%E5%BC%A0">a</a>', "x?n=张", "张"),
    ('<a href="x?n=%D5%C5%C8%FD">a</a>', "x?n=张三", "张三"),
]


@pytest.mark.parametrize(("body", "text", "marked"), ESCAPES)
def test_escapes_are_read_a_second_time(body: str, text: str, marked: str) -> None:
    (second,) = (passage for passage in read_html(page(body)).passages if passage.focus)
    assert second.text == text
    assert second.text[second.marked[0].start : second.marked[0].end] == marked


WHOLE = page(f"<p>{ID}</p>")
CUT = {
    "in a tag": ('<p>甲<p title="13800000001', ["甲"], '<p title="13800000001'),
    "in a comment": ("<p>甲</p><!-- 13800000001", ["甲"], "<!-- 13800000001"),
    "in a script": ("<p>甲</p><script>var a = 13800000001", ["甲"], "var a = 13800000001"),
    "before its end": ("<html><body><p>甲", ["甲"], None),
}


@pytest.mark.parametrize(("source", "expected", "rest"), CUT.values(), ids=CUT.keys())
def test_a_file_that_breaks_off(source: str, expected: list[str], rest: str | None) -> None:
    document = read_html(source)
    assert causes(document) == [("unparsable", "")]
    assert texts(document) == expected
    assert texts(document, "hidden") == ([rest] if rest else [])


@pytest.mark.parametrize("length", range(1, len(WHOLE), 7))
def test_cut_anywhere(length: int) -> None:
    document = read_html(WHOLE[:length])
    said = "".join(passage.text for passage in document.passages)
    # A cut in the doctype leaves text; a cut anywhere later is noticed; and digits that are there are read.
    assert causes(document) == [("unparsable", "")] or "<html" not in WHOLE[:length]
    assert ID[: max(0, length - WHOLE.index(ID))] in said


@pytest.mark.parametrize(
    "source", ["<script><!--\nvar a = '<p';\n//--></script><p>a</p>", "<p>1 < 2</p>", "<p>a</p>\n\n", "a < b"]
)
def test_odd_but_whole(source: str) -> None:
    assert causes(read_html(source)) == []


def test_bytes_in_no_encoding() -> None:
    document = read_html(b"<p>ok \xff\xff\xff</p>\n" + page("<p>张三</p>").encode())
    assert ("undecodable-text", "") in causes(document)
    assert "张三" in texts(document)


def test_a_picture_in_the_page_is_looked_at() -> None:
    damaged = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(400)).decode()
    assert causes(read_html(page(f'<img src="{damaged}">'))) == [("unparsable", "data:image/png 1")]
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    assert causes(read_html(page(f'<img src="{dot}">'))) == []
    assert causes(read_html(page('<img src="https://www.example.cn/a.png">'))) == []


def test_deeper_than_the_parser_goes() -> None:
    document = read_html("<div>" * 400 + f"<b>{ID[:6]}</b>{ID[6:]}" + "</div>" * 400 + "<p>后</p>")
    assert causes(document) == [("limit-reached", "")]
    assert [text.split() for text in texts(document)] == [[ID, "后"]]


def test_spans_of_hostile_size() -> None:
    document = read_html("<table>" + ("<tr>" + "<td colspan=1000 rowspan=60000>x" * 30) * 100 + "</table>")
    (table,) = document.tables
    assert sum(len(row) for row in table.rows) < 1_100_000  # 30 by 100 cells of a million squares each
    assert sum(cell == "x" for row in table.rows for cell in row) == 3000


@pytest.mark.parametrize("source", [b" ", b"\n\n", b"\x00\x01\x02", b"<", b"<>", b"&", b"<!DOCTYPE html>"])
def test_next_to_nothing(source: bytes) -> None:
    assert all(isinstance(item, Passage) for item in read_html(source).content)


def test_nothing_is_fetched_or_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("c-secret", encoding="utf-8")
    source = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + page(f'&x;<iframe src="{secret}"></iframe>')
    assert "c-secret" not in "".join(passage.text for passage in read_html(source).passages)


PAGE, _ = canaries()


SELECTORS = [
    ("p.a", '<p class="a b">', True),
    (".a.b", '<p class="a b">', True),
    (".a.b", '<p class="a">', False),
    ("div p", "<div><span><p>", True),
    ("div.x > p", "<div class='y'><p>", False),
    (".x .y p", "<div class='x'><div class='y'><p>", True),
    (".y .x p", "<div class='x'><div class='y'><p>", False),
    ("#one, #two", "<p id='two'>", True),
    ("p", "<p>", True),
    ("*", "<p>", False),
    ("p:hover", "<p>", False),
    ("p[hidden]", "<p>", False),
]


@pytest.mark.parametrize(("selector", "opening", "hidden"), SELECTORS)
def test_selectors(selector: str, opening: str, hidden: bool) -> None:
    document = read_html(page(f"{opening}X", f"<style>{selector} {{ display: none }}</style>"))
    assert [p.location.role for p in document.passages if p.text == "X"] == ["hidden" if hidden else "body"]


def test_a_later_rule_overrides_an_earlier_one() -> None:
    style = "<style>.a { display: none } .a { display: block }</style>"
    assert texts(read_html(page('<p class="a">X</p>', style))) == ["X"]


def test_the_roster_is_the_same_as_in_a_docx() -> None:
    path = Path(__file__).parent / "data" / "roster.html"
    (table,) = read(Source(path.name, path.read_bytes())).tables
    assert [list(cells) for cells in table.rows] == [*HEADER, *persons()]


HOSTILE = {
    "the first third": PAGE[: len(PAGE) // 3],
    "two thirds": PAGE[: 2 * len(PAGE) // 3],
    "a style of a million rules": b"<style>" + b".a p.b{display:none}" * 100_000 + b"</style><p class=b>x</p>",
    "a hundred thousand addresses": b'<img src="data:image/png;base64,AAAA">' * 20_000,
    "deep": b"<div>" * 100_000,
    "attributes": b"<p " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b">x</p>",
    "an address without an end": b'<img src="data:text/plain;base64,' + b"A" * 1_000_000 + b'">',
    "numbers": b"<p>" + b"990101199108080911 " * 50_000 + b"</p>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(data: bytes) -> None:
    documents = list(read_all(Source("x.html", data)))
    assert documents[0].media_type == "text/html"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.xls", "a.doc", "a"])
def test_a_page_under_another_name_is_a_page(name: str) -> None:
    document = read_html(page(f"<p>{ID[:6]}<b>{ID[6:]}</b></p>"), name)
    assert texts(document) == [ID]
