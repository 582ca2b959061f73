r"""Rich Text Format: files written by hand, by LibreOffice, and such as only an enemy writes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from redactscan.model import Cell, Document, Passage
from redactscan.readers import Limits, Source, read, read_all
from tests.readers.canaries.numbers import causes, places, resident_id
from tests.readers.canaries.roster import HEADER, letter, persons
from tests.readers.canaries.rtf import canaries, gbk, row, wide

ID = resident_id("99010119910808091")
DATA, _ = canaries()


def read_rtf(body: str | bytes, head: str = "", limits: Limits | None = None) -> Document:
    data = body if isinstance(body, bytes) else f"{{\\rtf1\\ansi\\ansicpg936\\deff0{head} {body}}}".encode("latin-1")
    return read(Source("公示.rtf", data, limits or Limits()))


def grids(document: Document) -> list[list[list[str]]]:
    return [[list(row) for row in table.rows] for table in document.tables]


def texts(document: Document, role: str = "body") -> list[str]:
    return [passage.text for passage in document.passages if passage.location.role == role and not passage.focus]


ENCODINGS = [
    ("\\ansicpg936 " + gbk("张懿"), "张懿"),
    ("\\ansicpg1252{\\fonttbl{\\f5\\fcharset134 SimSun;}}\\f5 " + gbk("张懿"), "张懿"),
    ("\\ansicpg1252 " + gbk("张懿"), "张懿"),  # nobody writes ÕÅÜ²
    ("{\\fonttbl{\\f5\\fcharset136 MingLiU;}}\\f5 " + "".join(f"\\'{b:02x}" for b in "張".encode("big5")), "張"),
    ("{\\fonttbl{\\f5\\fcharset238 Arial;}}\\f5 P\\'f8\\'edklad", "Příklad"),
    ("\\ansicpg1252 caf\\'e9", "café"),
    ("张懿".encode("gbk").decode("latin-1"), "张懿"),  # raw bytes
    ("\\'81@\\'95\\\\", "\udc81".encode("utf-8", "ignore").decode() + b"\x81\x40\x95\x5c".decode("gbk")),
    ("\\u24352?\\u-28415?", "张\u9101"),
    ("\\u24352\\'d5\\u19977\\'c8x", "张三x"),
    ("\\uc2\\u24352\\'d5\\'c5\\u19977\r\n\\'c8\\'fd", "张三"),
    ("{\\uc0\\u24352\\u19977}\\u22235?", "张三四"),
    ("\\u-10174?\\u-8265?", "\U00020bb7"),
    ("\\u-10174?{\\u-8265?}", "\U00020bb7"),
    ("a\\~b\\_c\\-d\\emdash e\\tab f", "a\xa0b-c\xadd—e\tf"),
    ("{\\dbch\\af6\\loch\\f7\\hich " + gbk("张懿") + "}", "张懿"),
]


@pytest.mark.parametrize(("written", "text"), ENCODINGS)
def test_characters(written: str, text: str) -> None:
    document = read_rtf(written + "\\par")
    assert texts(document) == [text]
    assert causes([document]) == set()


def test_half_a_character_is_no_character() -> None:
    document = read_rtf("甲".encode("gbk")[:1].decode("latin-1") + "{}x\\par\\u-10174?y\\par")
    assert [text[-1] for text in texts(document)] == ["x", "y"]
    assert causes([document]) == {"undecodable-text"}


def merged(*edges: int) -> str:
    return "\\trowd\\trleft-100" + "".join(f"\\cellx{edge}" for edge in edges) + "\\pard\\intbl "


TABLES = {
    "plain": (row("a", "b") + row("c", "d"), [["a", "b"], ["c", "d"]]),
    "wide cells, edges dragged by hand": (
        merged(2000, 6000) + "a\\cell b\\cell\\row " + merged(2010, 3990, 6000) + "c\\cell d\\cell e\\cell\\row",
        [["a", "b", ""], ["c", "d", "e"]],
    ),
    "indented row": (
        merged(2000, 4000) + "a\\cell b\\cell\\row\\trowd\\trleft2000\\cellx4000\\pard\\intbl c\\cell\\row",
        [["a", "b"], ["", "c"]],
    ),
    "merged cells": (
        "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\clvmgf\\cellx3000\\pard\\intbl a\\cell\\cell b\\cell\\row"
        "\\trowd\\cellx1000\\cellx2000\\clvmrg\\cellx3000\\pard\\intbl c\\cell d\\cell\\cell\\row",
        [["a", "", "b"], ["c", "d", ""]],
    ),
    "paragraphs in a cell": (row("a\\par b\\line c", "d"), [["a\nb\nc", "d"]]),
    "defined after its cells": (
        "\\pard\\intbl a\\cell b\\cell{\\trowd\\cellx1000\\cellx2000\\row}\\pard x\\par", [["a", "b"]],
    ),
    "not defined again": (row("a", "b") + "\\pard\\intbl c\\cell d\\cell\\row", [["a", "b"], ["c", "d"]]),
    "more cells than edges": ("\\trowd\\cellx1000\\pard\\intbl a\\cell b\\cell\\row", [["a", "b"]]),
    "no edges": ("\\trowd a\\cell b\\cell\\row c\\cell\\row", [["a", "b"], ["c"]]),
    "a paragraph between": (row("a", "b") + "\\pard x\\par" + row("c", "d"), [["a", "b"]]),
    "typed with tabs": ("".join(f"\\pard {n}\\tab 张三\\tab {ID}\\par" for n in (1, 2, 3)), [["1", "张三", ID]]),
}  # fmt: skip


@pytest.mark.parametrize(("written", "grid"), TABLES.values(), ids=TABLES.keys())
def test_tables(written: str, grid: list[list[str]]) -> None:
    found = grids(read_rtf("\\pard\\plain " + written.replace("张三", wide("张三"))))
    assert found[0][: len(grid)] == grid


def test_a_header_cell_in_white_on_dark_is_not_hidden() -> None:
    colours = "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue128;}"
    dark = "\\trowd\\clcbpat2\\cellx1000\\cellx2000\\pard\\intbl\\cf1 a\\cell b\\cell\\row"
    document = read_rtf(dark, colours)
    assert [(p.text, p.location.anchor, p.focus) for p in document.passages] == [("b", Cell(1, 1, 2), "hidden")]


def test_what_libreoffice_writes_is_read_back() -> None:
    path = Path(__file__).parent / "data" / "libreoffice.rtf"
    document = read(Source(path.name, path.read_bytes()))
    assert causes([document]) == set()
    first, before = [p for p in document.passages if p.location.role == "body"][:2]
    assert [(m.role, first.text[m.start : m.end]) for m in first.marked] == [
        ("inserted", "新增的字"), ("hidden", "隐藏的字白色的字")]  # fmt: skip
    assert (before.focus, before.text) == ("deleted", "第一段删去的字，。隐藏的字白色的字")
    assert grids(document) == [[["跨列", "", "跨行"], ["甲\n乙", "", ""]], [["内表"]]]
    found = [(p.location.role, p.text.strip()) for p in document.passages]
    for expected in [
        ("textbox", "文本框甲"), ("header", "页眉甲"), ("footer", "页脚甲"), ("footnote", "脚注内容"),
        ("footnote", "尾注内容"), ("comment", "批注内容"), ("metadata", "修订人丙"), ("metadata", "书签戊"),
        ("metadata", 'HYPERLINK "mailto:zhangsan@example.com"'), ("metadata", "作者甲"), ("metadata", "承办乙"),
    ]:  # fmt: skip
        assert expected in found


def test_the_roster_is_the_same_as_in_a_docx() -> None:
    path = Path(__file__).parent / "data" / "roster.rtf"
    (table,) = read(Source(path.name, path.read_bytes())).tables
    (other,) = read(Source("roster.docx", letter())).tables
    assert [list(cells) for cells in table.rows] == [list(cells) for cells in other.rows] == [*HEADER, *persons()]


RANDOM = random.Random(7).randbytes(20_000)  # noqa: S311
HOSTILE: dict[str, tuple[bytes, set[str]]] = {
    "the first third": (DATA[: len(DATA) // 3], {"unparsable"}),
    "two thirds": (DATA[: 2 * len(DATA) // 3], {"unparsable"}),
    "noise": (b"{\\rtf1 " + RANDOM, {"unparsable"}),
    "a hundred thousand groups": (b"{\\rtf1 " + b"{" * 100_000 + ID.encode() + b"}" * 100_001, {"limit-reached"}),
    "closed too often": (b"{\\rtf1 " + ID.encode() + b"\\par}" + b"}" * 100_000 + b"x", set()),
    "a row of a hundred thousand cells": (b"{\\rtf1\\trowd" + b"\\cellx9\\cell" * 100_000 + b"\\row}", set()),
    "rows as wide as they go": (
        b"{\\rtf1" + b"".join(b"\\trowd\\cellx%d x\\cell\\row" % (at * 100) for at in range(1, 20_000)) + b"}", set(),
    ),
    "tables in tables": (b"{\\rtf1" + b"\\pard\\intbl\\itap%d x\\nestcell" * 900 % tuple(range(1, 901)) + b"}", set()),
    "an enormous number": (b"{\\rtf1\\uc999999999\\fs99999999999\\u9999999999?\\bin999999999 x\\par}", {"unparsable"}),
    "a colour beyond all colours": (
        b"{\\rtf1{\\shp{\\sp{\\sn fillColor}{\\sv " + b"9" * 30 + b"}}{\\shptxt x\\par}}}",
        set(),
    ),
    "hexadecimal digits with an odd end": (b"{\\rtf1{\\pict\\pngblip 89504}{\\*\\objdata 01050}}", {"unparsable"}),
    "formatting at every character": (b"{\\rtf1" + b"\\b\\u8364?\\b0 " * 60_000 + b"}", set()),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(data: bytes, expected: set[str]) -> None:
    documents = list(read_all(Source("x.rtf", data)))
    assert expected <= causes(documents)
    assert expected or causes(documents) == set()
    assert all(isinstance(item, Passage) or item.rows for document in documents for item in document.content)


def test_digits_before_a_cut_are_read() -> None:
    document = read_rtf(b"{\\rtf1\\pard " + ID.encode() + b"\\par{\\*\\unknown " + ID.encode())
    assert places([document], ID) == {"body", "metadata"}
