"""Every encoding that Chinese offices leave behind, whole, cut off, damaged and mixed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactscan.model import Message, Notice
from redactscan.readers.encoding import decode, text_of
from redactscan.readers.source import Draft, Source

NOTICE = "经民政局审核，下列人员符合最低生活保障条件，现予公示。\n姓名：李晓明，联系电话：13800000000\n"
RARE = "𠮷某、䶮某、懿某、王㐂\n"  # beyond GB 2312 and GBK: four bytes in GB 18030
TAIWAN = "臺北市政府社會局公告：低收入戶審核結果名單，申請人經查符合規定，准予核定。\n聯絡電話：0912345678\n"
BOMS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}

WHOLE = [
    pytest.param(NOTICE + RARE, "utf-8", id="utf-8"),
    pytest.param(NOTICE + RARE, "gb18030", id="gb18030"),
    pytest.param(RARE, "gb18030", id="gb18030 rare only"),
    pytest.param("李", "gb18030", id="gb18030 one hanzi"),
    pytest.param("id,name\n1,也要\n", "gb18030", id="gb18030 that is valid UTF-8"),
    pytest.param("現場 (xiànchǎng)，施工", "gb18030", id="gb18030 pinyin"),
    pytest.param(NOTICE, "utf-16-le", id="utf-16-le without mark"),
    pytest.param(NOTICE, "utf-16-be", id="utf-16-be without mark"),
    pytest.param("经民政局审核下列人员符合低保条件", "utf-16-be", id="utf-16-be without mark or NUL"),
    pytest.param("一，一份，一共一万一千一百一十一户", "utf-16-le", id="utf-16-le NULs of 一 only"),
    pytest.param("340121198503129976", "utf-16-be", id="utf-16-be digits"),
    pytest.param(NOTICE + RARE, "utf-32-le", id="utf-32-le without mark"),
    pytest.param(NOTICE + RARE, "utf-32-be", id="utf-32-be without mark"),
    pytest.param("café, naïveté", "utf-8", id="utf-8 two-byte letters"),
    pytest.param("Привет, 5 μm", "utf-8", id="utf-8 Cyrillic"),
    pytest.param("plain ASCII", "utf-8", id="ascii"),
    pytest.param("", "utf-8", id="nothing"),
]


@pytest.mark.parametrize(("text", "encoding"), WHOLE)
def test_whole_text(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding, found.problems) == (text, encoding, 0)


@pytest.mark.parametrize("encoding", BOMS)
def test_a_mark_is_believed_and_is_no_text(encoding: str) -> None:
    found = decode(BOMS[encoding] + (NOTICE + RARE).encode(encoding.removesuffix("-sig")))
    assert (found.text, found.encoding, found.problems) == (NOTICE + RARE, encoding, 0)


@pytest.mark.parametrize("text", [TAIWAN, "臺北市政府", "聯絡電話：0912345678"])
def test_big5(text: str) -> None:
    found = decode(text.encode("big5"))
    assert (found.text, found.encoding, found.problems) == (text, "big5hkscs", 0)


DECLARED = [
    ("gb2312", "懿某 𠮷某", "gb18030", "gb18030"),
    ("GBK", "懿某", "gb18030", "gb18030"),
    ("utf-8", NOTICE, "gb18030", "gb18030"),  # a lie
    ("gb2312", NOTICE, "utf-8", "utf-8"),  # a lie
    ("utf-16", NOTICE, "gb18030", "gb18030"),  # a lie
    ("iso-8859-1", NOTICE, "gb18030", "gb18030"),  # a default
    ("iso-8859-1", "café\n", "latin-1", "iso8859-1"),
    ("shift_jis", "日本語の文書です", "shift_jis", "shift_jis"),
    ("big5", "陳", "big5", "big5hkscs"),
    ("hz-gb-2312", "低保公示", "hz", "hz"),
    ("no such charset", NOTICE, "gb18030", "gb18030"),
    ("rot13", NOTICE, "gb18030", "gb18030"),
    ("unicode_escape", NOTICE, "gb18030", "gb18030"),
    ("undefined", NOTICE, "gb18030", "gb18030"),
    ("a\0b", NOTICE, "gb18030", "gb18030"),
]


@pytest.mark.parametrize(("declared", "text", "written_as", "read_as"), DECLARED)
def test_a_declared_charset_is_believed_where_it_can_be_true(
    declared: str, text: str, written_as: str, read_as: str
) -> None:
    found = decode(text.encode(written_as), declared)
    assert (found.text, found.encoding, found.problems) == (text, read_as, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("marked", [False, True])
def test_a_cut_costs_one_character(encoding: str, marked: bool) -> None:
    text = (TAIWAN if encoding == "big5" else NOTICE + RARE) * 2
    data = text.encode(encoding)
    mark = BOMS.get("utf-8-sig" if encoding == "utf-8" else encoding, b"") if marked else b""
    for cut in range(len(data) // 2, len(data)):
        kept = data[:cut].decode(encoding, "ignore")
        whole = kept.encode(encoding) == data[:cut]
        found = decode(mark + data[:cut])
        assert (found.text, found.problems) == ((kept, 0) if whole else (kept + "\ufffd", 1)), cut


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_broken_byte_costs_its_place(encoding: str) -> None:
    text = TAIWAN if encoding == "big5" else NOTICE
    first, second = (line + "\n" for line in text.splitlines())
    found = decode(first.encode(encoding) + b"\xff\n" + second.encode(encoding))
    assert (found.text, found.problems) == (first + "\ufffd\n" + second, 1)


MIXED = [
    pytest.param([("utf-8", NOTICE), ("gb18030", NOTICE)], id="two halves"),
    pytest.param([("utf-8", NOTICE), ("gb18030", "也要\n" + NOTICE), ("utf-8", RARE)], id="GBK that is valid UTF-8"),
    pytest.param([("gb18030", NOTICE), ("utf-8", "身份证\r\n"), ("gb18030", RARE)], id="one line of UTF-8"),
    pytest.param([("ascii", "name,id\n"), ("gb18030", "欧阳,1\n"), ("utf-8", "欧阳,2\n")], id="two rows"),
]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("pieces", MIXED)
def test_mixed_encodings_are_read_line_by_line_and_flagged(pieces: list[tuple[str, str]], mark: bytes) -> None:
    found = decode(mark + b"".join(text.encode(encoding) for encoding, text in pieces))
    assert found.text == "".join(text for _, text in pieces)
    assert (found.encoding, found.problems) == ("mixed", 1)


def test_a_replacement_character_in_the_file_is_a_loss_too() -> None:
    assert decode("李\ufffd明".encode()).problems == 1


def test_private_characters_are_no_problem() -> None:
    assert decode("公示名单：王\ue000，李\ue815".encode("gb18030")).problems == 0


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_with_a_mark_or_hanzi_survives(text: str, encoding: str) -> None:
    text = "汉字" + text.lstrip("\ufeff")
    assert decode(text.encode(encoding)).text == text


@given(st.binary(), st.sampled_from([None, "gb2312", "utf-16", "big5", "iso-2022-jp", "utf-7", "latin-1", "x"]))
def test_any_bytes_give_some_text(data: bytes, declared: str | None) -> None:
    found = decode(data, declared)
    assert found.problems >= found.text.count("\ufffd")
    assert found.text or found.encoding in (*BOMS, "utf-8", "utf-7", "iso2022_jp")  # marks and shift codes are no text


def undecodable(count: int) -> tuple[Notice, ...]:
    return (Notice("undecodable-text", "a.txt", "", Message.of("detail.undecodable", count=count)),)


MISMATCH = (Notice("type-mismatch", "a.txt"),)
NOTICES = [
    pytest.param(NOTICE.encode(), (), id="clean"),
    pytest.param(NOTICE.encode()[:10], undecodable(1), id="cut"),
    pytest.param(NOTICE.encode() + "甲".encode("gb18030") * 3, undecodable(1), id="mixed"),
    pytest.param(b"log line\n" * 9 + b"\0" * 4 + b"log line\n" + b"\0" * 2, undecodable(2), id="holes in a log"),
    pytest.param(b"PK\x03\x04 name.docx", MISMATCH, id="zip"),
    pytest.param(b"%PDF-1.7\n1 0 obj", MISMATCH, id="pdf"),
    pytest.param(bytes(range(256)), MISMATCH, id="binary"),
    pytest.param(b"\x1b[31mred\x1b[0m and a line that goes on\n" * 3, (), id="terminal colours"),
]


@pytest.mark.parametrize(("data", "notices"), NOTICES)
def test_what_is_not_text_is_a_notice(data: bytes, notices: tuple[Notice, ...]) -> None:
    draft = Draft(Source("a.txt", data), "text/plain")
    assert text_of(draft)
    assert tuple(draft.notices) == notices
