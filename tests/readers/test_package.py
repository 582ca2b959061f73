"""Containers: limits, damage, encryption, hostile XML. The archives are written by zipfile and then broken by hand."""

from __future__ import annotations

import io
import struct
import time
import warnings
import zipfile
import zlib

import pytest

from redactscan.model import Document
from redactscan.readers import Limits, Source, docx, read, xlsx
from redactscan.readers.package import Package, parse_xml, stream_xml
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import inflate, list_members

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MAIN = "word/document.xml"


def paragraphs(*texts: str) -> str:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    return f"<w:document {W}><w:body>{body}</w:body></w:document>"


def pack(*members: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a duplicate name is what some tests are about
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


SHEET = '<row><c t="inlineStr"><is><t>甲</t></is></c></row>'
TO_SHEET = '<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'

SIMPLE = pack(
    (MAIN, paragraphs("甲", "乙")),
    ("word/header1.xml", f"<w:hdr {W}><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:hdr>"),
)
BOOK = pack(
    ("xl/_rels/workbook.xml.rels", f"<Relationships>{TO_SHEET}</Relationships>"),
    ("xl/workbook.xml", f'<workbook {S} {R}><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>'),
    ("xl/worksheets/sheet1.xml", f"<worksheet {S}><sheetData>{SHEET}</sheetData></worksheet>"),
)


def read_docx(data: bytes, limits: Limits | None = None) -> Document:
    return docx.read(Source("公示.docx", data, limits or Limits()))


def texts(document: Document) -> list[str]:
    return [passage.text for passage in document.passages]


def causes(document: Document) -> list[tuple[str, str, str]]:
    return [(notice.cause, notice.part, notice.detail.key if notice.detail else "") for notice in document.notices]


def patch(data: bytes, offset: int, value: int, width: str) -> bytes:
    packed = struct.pack(width, value)
    return data[:offset] + packed + data[offset + len(packed) :]


def local_headers(data: bytes) -> list[int]:
    return [info.header_offset for info in zipfile.ZipFile(io.BytesIO(data)).infolist()]


def central_headers(data: bytes) -> list[int]:
    found, at = [], data.find(b"PK\x01\x02")
    while at >= 0:
        found.append(at)
        at = data.find(b"PK\x01\x02", at + 4)
    return found


def test_a_sound_archive_has_no_notices() -> None:
    document = read_docx(SIMPLE)
    assert texts(document) == ["甲", "乙", "丙"]
    assert causes(document) == []
    assert document.examined.parts == 2


@pytest.mark.parametrize(("data", "name", "cause"), [
    (b"", "a.docx", "empty"),
    (b"", "a.xlsx", "empty"),
    (b"PK\x05\x06" + bytes(18), "a.docx", "type-mismatch"),
    (b"%PDF-1.7", "a.xlsx", "unparsable"),
    (b"PK\x03\x04", "a.docx", "unparsable"),
    (b"PK\x03\x04" + bytes(range(256)) * 9, "a.docx", "unparsable"),
    (b"PK\x03\x04" + b"\xff" * 999, "a.xlsx", "unparsable"),
])  # fmt: skip
def test_what_is_no_document_says_so(data: bytes, name: str, cause: str) -> None:
    assert cause in [notice.cause for notice in read(Source(name, data)).notices]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_every_cut_is_noticed_and_none_raises(name: str) -> None:
    whole = SIMPLE if name.endswith("docx") else BOOK
    reader = docx if name.endswith("docx") else xlsx
    for end in range(4, len(whole), 7):
        assert reader.read(Source(name, whole[:end])).notices, f"cut at {end}"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_every_flipped_byte_is_survived(name: str) -> None:
    whole = SIMPLE if name.endswith("docx") else BOOK
    reader = docx if name.endswith("docx") else xlsx
    for at in range(0, len(whole), 3):
        reader.read(Source(name, patch(whole, at, whole[at] ^ 0xFF, "B")))


def test_a_cut_archive_gives_what_is_left() -> None:
    second = local_headers(SIMPLE)[1]
    document = read_docx(SIMPLE[:second])
    assert texts(document) == ["甲", "乙"]
    assert causes(document) == [("unparsable", "", "detail.damaged-archive")]


def test_members_are_found_without_a_directory() -> None:
    data = SIMPLE[: central_headers(SIMPLE)[0]]
    assert texts(read_docx(data)) == ["甲", "乙", "丙"]


def test_members_are_found_whose_sizes_follow_their_data() -> None:
    file = io.BytesIO()

    class Stream(io.RawIOBase):  # zipfile writes data descriptors to what cannot seek
        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            return file.write(data)

    with zipfile.ZipFile(Stream(), "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        archive.writestr(MAIN, paragraphs("甲"))
        archive.writestr("word/header1.xml", f"<w:hdr {W}><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:hdr>")
    data = file.getvalue()
    assert causes(read_docx(data)) == []
    assert texts(read_docx(data[: central_headers(data)[0]])) == ["甲", "丙"]


def test_a_member_left_out_of_the_directory_is_read() -> None:
    first, second = central_headers(SIMPLE)
    data = bytearray(SIMPLE[:first] + SIMPLE[second:])
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HHII", data, end + 8, 1, 1, end - first, first)
    document = read_docx(bytes(data))
    assert texts(document) == ["甲", "乙", "丙"]
    assert causes(document) == [("unparsable", "", "detail.damaged-archive")]


def test_bytes_of_no_member_are_noticed() -> None:
    document = read_docx(SIMPLE + "张三".encode() * 50)
    assert causes(document) == [("part-skipped", "", "detail.stray-bytes")]


def test_a_comment_of_the_archive_is_read() -> None:
    file = io.BytesIO(SIMPLE)
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = "承办人甲".encode("gb18030")
    document = read_docx(file.getvalue())
    assert "承办人甲" in texts(document)
    assert causes(document) == []


def test_both_of_two_members_with_one_name_are_read() -> None:
    document = read_docx(pack((MAIN, paragraphs("甲")), (MAIN, paragraphs("乙"))))
    assert [(p.text, p.location.part) for p in document.passages] == [("甲", MAIN), ("乙", f"{MAIN}#2")]


def test_a_member_name_is_data() -> None:
    name = "word/media/张三身份证.xml"
    document = read_docx(pack((MAIN, paragraphs("甲")), (name, "<a/>")))
    assert next((p.text, p.location.role) for p in document.passages) == ("张三身份证.xml", "file-name")


def test_a_member_name_in_a_chinese_code_page() -> None:
    raw = pack(("word/abcdefgh.xml", "<a/>")).replace(b"abcdefgh", "张三李四".encode("gb18030"))
    assert list_members(raw).members[0].name == "word/张三李四.xml"


@pytest.mark.parametrize("which", [(0,), (0, 1)])
def test_encrypted_members(which: tuple[int, ...]) -> None:
    data = SIMPLE
    for at in which:
        data = patch(data, local_headers(data)[at] + 6, 1, "<H")
        data = patch(data, central_headers(data)[at] + 8, 1, "<H")
    document = read_docx(data)
    expected = [("encrypted", "", "")] if len(which) == 2 else [("encrypted", MAIN, "")]
    assert causes(document) == expected
    assert texts(document) == ([] if len(which) == 2 else ["丙"])


def test_a_size_in_a_header_is_not_believed() -> None:
    data = patch(SIMPLE, central_headers(SIMPLE)[0] + 24, 10, "<I")
    assert texts(read_docx(data)) == ["甲", "乙", "丙"]


def test_a_wrong_checksum_is_noticed_and_the_text_read() -> None:
    data = patch(SIMPLE, central_headers(SIMPLE)[0] + 16, 12345, "<I")
    document = read_docx(data)
    assert causes(document) == [("unparsable", MAIN, "detail.damaged-member")]
    assert texts(document) == ["甲", "乙", "丙"]


def test_an_unknown_compression_is_noticed() -> None:
    data = patch(SIMPLE, central_headers(SIMPLE)[0] + 10, 97, "<H")
    assert ("unparsable", MAIN, "detail.unknown-compression") in causes(read_docx(data))


def test_damage_inside_a_member_keeps_what_came_before() -> None:
    text = "".join(f"第{number}段{zlib.crc32(str(number).encode())}" for number in range(4000))
    data = bytearray(pack((MAIN, paragraphs(*(text[i : i + 20] for i in range(0, len(text), 20))))))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff" * 40
    document = read_docx(bytes(data))
    assert ("unparsable", MAIN, "detail.damaged-member") in causes(document)
    assert text.startswith("".join(texts(document))[:1000])
    assert len(texts(document)) > 100


LIMITS = [
    (Limits(part_bytes=1 << 20), ("limit-reached", "word/big.xml", "detail.part-limit")),
    (Limits(total_bytes=1 << 20), ("limit-reached", "word/big.xml", "detail.part-limit")),
    (Limits(total_bytes=1 << 20), ("limit-reached", "word/later.xml", "detail.total-limit")),
    (Limits(members=1), ("limit-reached", "", "detail.member-limit")),
]


@pytest.mark.parametrize(("limits", "expected"), LIMITS)
def test_what_lies_beyond_a_limit_is_noticed(limits: Limits, expected: tuple[str, str, str]) -> None:
    bomb = "<a>" + " " * (30 << 20) + "</a>"
    data = pack((MAIN, paragraphs("甲")), ("word/big.xml", bomb), ("word/later.xml", "<a>乙</a>"))
    document = read_docx(data, limits)
    assert expected in causes(document)
    assert "甲" in texts(document)


def test_a_bomb_is_inflated_no_further_than_its_limit() -> None:
    data = pack(("a", bytes(50 << 20)))
    content, flaw = inflate(data, list_members(data).members[0], 1000)
    assert (len(content), flaw) == (1000, "limit")
    data = pack(("a", bytes(5000)), method=zipfile.ZIP_STORED)
    content, flaw = inflate(data, list_members(data).members[0], 1000)
    assert (len(content), flaw) == (1000, "limit")


LAUGHS = "<!DOCTYPE a [<!ENTITY a '甲'>" + "".join(f"<!ENTITY a{n} '{'&a;' * 10}'>" for n in range(9)) + "]>"
DOCTYPES = [
    f"{LAUGHS}{paragraphs('&a8;')}".encode(),
    f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}{paragraphs("&a8;")}'.encode("utf-16"),
    f"<!--{'x' * 9000}-->{LAUGHS}{paragraphs('&a8;')}".encode(),
    f'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>{paragraphs("&a;")}'.encode(),
    f'<!DOCTYPE a SYSTEM "http://example.com/a.dtd">{paragraphs("甲")}'.encode(),
]


@pytest.mark.parametrize("content", DOCTYPES)
def test_a_document_type_is_refused(content: bytes) -> None:
    document = read_docx(pack((MAIN, content)))
    assert texts(document) == []
    assert ("part-skipped", MAIN, "detail.doctype") in causes(document)


@pytest.mark.parametrize("content", DOCTYPES)
def test_a_document_type_is_noticed_in_a_stream(content: bytes) -> None:
    draft = Draft(Source("a.xlsx", b""), "")
    list(stream_xml(draft, "p", content, "p"))
    assert ("part-skipped", "p") in [(notice.cause, notice.part) for notice in draft.notices]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").upper()
    content = f'<?xml version="1.0" encoding="{declared}"?>{paragraphs("张三")}'.encode(encoding)
    document = read_docx(pack((MAIN, content)))
    assert (texts(document), causes(document)) == (["张三"], [])


def test_faulty_xml_is_mended_and_noticed() -> None:
    content = paragraphs("甲", "乙", "丙")
    for cut in (content[: content.index("丙")], content.replace("乙", "乙 & 丁"), content.replace("</w:body>", "")):
        document = read_docx(pack((MAIN, cut)))
        assert texts(document)[0] == "甲"
        assert causes(document) == [("unparsable", MAIN, "detail.damaged-xml")]


def test_garbage_in_an_xml_part_is_noticed() -> None:
    document = read_docx(pack((MAIN, paragraphs("甲")), ("word/header1.xml", bytes(range(1, 200)))))
    assert causes(document) == [("unparsable", "word/header1.xml", "detail.damaged-xml")]


def test_an_empty_part_is_no_flaw() -> None:
    assert causes(read_docx(pack((MAIN, paragraphs("甲")), ("Configurations2/a.xml", "")))) == []


def test_depth_is_bounded() -> None:
    deep = f"<w:document {W}>" + "<w:smartTag>" * 5000 + "<w:r><w:t>甲</w:t></w:r>"
    assert ("unparsable", MAIN, "detail.damaged-xml") in causes(read_docx(pack((MAIN, deep))))


def test_nesting_just_within_the_bound_is_read() -> None:
    inner = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    document = read_docx(pack((MAIN, f"<w:document {W}><w:body>{inner}</w:body></w:document>")))
    assert causes(document) == []
    assert [table.rows for table in document.tables][-1] == [["甲"]]


def test_a_stream_hands_out_every_element_once() -> None:
    draft = Draft(Source("a", b""), "")
    content = "<a>" + "".join(f"<row n='{n}'><c/></row>" for n in range(5000)) + "<rest/></a>"
    *rows, root = stream_xml(draft, "p", content.encode(), "row")
    assert [row.get("n") for row in rows] == [None] * 5000  # emptied once they have been used
    assert [child.tag for child in root][-1] == "rest"
    assert [row.get("n") for row in stream_xml(draft, "p", content.encode(), "row")][:5000] == list(
        map(str, range(5000))
    )
    assert draft.notices == []


@pytest.mark.parametrize("content", [b"<?pi?>", b"<!-- -->", b"<", b"\xff\xfe\xff", b"<?xml version='1.0'?>"])
def test_a_stream_without_an_element_is_noticed(content: bytes) -> None:
    draft = Draft(Source("a", b""), "")
    assert list(stream_xml(draft, "p", content, "row")) == []
    assert [notice.cause for notice in draft.notices] == ["unparsable"]
    draft = Draft(Source("a", b""), "")
    assert parse_xml(draft, "p", content) is None
    assert [notice.cause for notice in draft.notices] == ["unparsable"]


def test_relationships_are_resolved_against_their_part() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/image" Target="../media/a%20b.png"/>'
        '<Relationship Id="b" Type="http://x/image" Target="/word/c.png"/>'
        '<Relationship Id="c" Type="http://x/hyperlink" Target="http://example.com/x" TargetMode="External"/>'
        "</Relationships>"
    )
    draft = Draft(Source("a.docx", pack(("word/sub/_rels/x.xml.rels", rels))), "")
    found = Package.open(draft).relations("word/sub/x.xml")
    assert [(one.id, one.kind, one.target, one.external) for one in found] == [
        ("a", "image", "word/media/a b.png", False),
        ("b", "image", "word/c.png", False),
        ("c", "hyperlink", "http://example.com/x", True),
    ]


def test_an_entity_is_never_resolved() -> None:
    draft = Draft(Source("a", b""), "")
    assert parse_xml(draft, "p", b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>') is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_attributes_that_nobody_writes_cost_no_more_than_their_number(encoding: str) -> None:
    many = " ".join(f'a{number}="1"' for number in range(40_000))
    body = f'<w:body><w:p {many} b="990101199108080911"><w:r><w:t>甲</w:t></w:r></w:p></w:body>'
    xml = f'<w:document xmlns:w="x">{body}</w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml.encode(encoding))
    clock = time.process_time()
    document = read(Source("a.docx", file.getvalue()))
    assert time.process_time() - clock < 5  # libxml2 alone takes half a minute
    roles = {passage.location.role for passage in document.passages if "990101199108080911" in passage.text}
    assert (roles, document.notices) == ({"metadata"}, ())
    assert "甲" in {passage.text for passage in document.passages}
