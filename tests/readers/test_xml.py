"""XML: written by hand and by LibreOffice; records as tables; entities that nobody expands."""

from __future__ import annotations

import base64
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from redactscan.model import Document
from redactscan.readers import Source, read, read_all
from tests.readers.canaries.numbers import causes, places, resident_id
from tests.readers.canaries.roster import HEADER, letter, persons
from tests.readers.canaries.xml import canaries

ID = resident_id("99010119910808091")


def read_xml(text: str | bytes, name: str = "a.xml") -> Document:
    return read(Source(name, text.encode() if isinstance(text, str) else text))


def texts(document: Document, role: str = "body") -> list[str]:
    return [passage.text for passage in document.passages if passage.location.role == role]


def grids(document: Document) -> list[list[list[str]]]:
    return [[list(row) for row in table.rows] for table in document.tables]


TWO = [["a", "b"], ["1", "2"], ["3", "4"]]
RECORDS = {
    "elements": (
        "<l><r><姓名>张三</姓名><号码>1</号码></r><r><姓名>李四</姓名><号码>2</号码></r></l>",
        [[["姓名", "号码"], ["张三", "1"], ["李四", "2"]]],
    ),
    "with gaps": (
        "<l><r><a>1</a><b>2</b></r><r><a>3</a><c>4</c></r></l>",
        [[["a", "b", "c"], ["1", "2", ""], ["3", "", "4"]]],
    ),
    "attributes": (
        '<l><r 姓名="张三" x="1"/><r 姓名="李四" x="2"/></l>',
        [[["姓名", "x"], ["张三", "1"], ["李四", "2"]]],
    ),
    "attributes of machines": ('<l><r x="3" y="1"/><r x="4" y="2"/></l>', []),
    "both": ('<l><r n="1"><a>甲</a></r><r n="2"><a>乙</a></r></l>', [[["n", "a"], ["1", "甲"], ["2", "乙"]]]),
    "a field twice": (
        "<l><r><a>1</a><a>2</a><b>x</b></r><r><a>3</a><b>y</b></r></l>",
        [[["a", "b"], ["1\n2", "x"], ["3", "y"]]],
    ),
    "after a title": ("<l><t>题</t><r><a>1</a><b>2</b></r><r><a>3</a><b>4</b></r></l>", [TWO]),
    "one is none": ("<l><r><a>1</a><b>2</b></r></l>", []),
    "one field is none": ("<l><r><a>1</a></r><r><a>2</a></r></l>", []),
    "in a namespace": (
        '<x:l xmlns:x="urn:x"><x:r><x:a>1</x:a><x:b>2</x:b></x:r><x:r><x:a>3</x:a><x:b>4</x:b></x:r></x:l>',
        [TWO],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RECORDS.values(), ids=RECORDS.keys())
def test_records(text: str, expected: list[list[list[str]]]) -> None:
    document = read_xml(text)
    assert grids(document) == expected
    assert causes([document]) == set()


def test_nothing_is_in_a_table_and_beside_it() -> None:
    document = read_xml(f"<l><r><a>甲</a><b>{ID}</b></r><r><a>乙</a><b>{ID}</b></r></l>")
    assert texts(document) == texts(document, "metadata") == []


ENCODINGS = [("utf-8", "UTF-8"), ("gb18030", "GB2312"), ("gb18030", "gbk"), ("utf-8", "GB2312"), ("utf-16", "UTF-16")]


@pytest.mark.parametrize(("encoding", "declared"), ENCODINGS)
def test_encodings(encoding: str, declared: str) -> None:
    document = read_xml(f'<?xml version="1.0" encoding="{declared}"?><a>张懿𠮷</a>'.encode(encoding))
    assert texts(document) == ["张懿𠮷"]
    assert causes([document]) == set()


def flat(data: bytes) -> str:
    """A package as one XML file, its XML parts in base64 too, as nobody forbids."""
    with ZipFile(BytesIO(data)) as archive:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:binaryData>{base64.b64encode(archive.read(name)).decode()}'
            "</pkg:binaryData></pkg:part>"
            if not name.startswith("word/document")
            else f'<pkg:part pkg:name="/{name}"><pkg:xmlData>'
            f"{archive.read(name).decode().partition('?>')[2]}</pkg:xmlData></pkg:part>"
            for name in archive.namelist()
            if name != "[Content_Types].xml"
        )
    return f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'


def test_a_package_in_one_file_has_the_same_roster() -> None:
    outer, document = read_all(Source("a.xml", flat(letter()).encode()))
    assert document.media_type.endswith("wordprocessingml.document")
    assert grids(document) == [[*HEADER, *persons()]]
    assert causes([outer, document]) <= {"no-text-layer"}  # the thumbnail of python-docx


def test_what_libreoffice_writes_as_word_2003() -> None:
    path = Path(__file__).parent / "data" / "roster-2003.xml"
    (grid,) = grids(read(Source(path.name, path.read_bytes())))
    assert grid[2:] == persons()  # LibreOffice leaves out covered cells, which are in the header


LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
DOCTYPES = {
    "another file's": (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd"><svg><text>{}</text></svg>',
        set(),
    ),
    "an entity": ('<!DOCTYPE a [<!ENTITY x "{}">]><a>y</a>', {"part-skipped"}),
    "a file": ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;{}</a>', {"part-skipped", "unparsable"}),
    "laughs": (f'<!DOCTYPE a [<!ENTITY a "ha">{LAUGHS}]><a>&i;{{}}</a>', {"part-skipped", "unparsable"}),
}


@pytest.mark.parametrize(("text", "expected"), DOCTYPES.values(), ids=DOCTYPES.keys())
def test_entities_are_not_expanded(text: str, expected: set[str]) -> None:
    document = read_xml(text.replace("{}", ID))
    assert causes([document]) == expected
    assert places([document], ID)
    assert "root:" not in "".join(passage.text for passage in document.passages)
    assert sum(len(passage.text) for passage in document.passages) < 5000


GENERIC, _ = canaries()
HOSTILE: dict[str, tuple[bytes, set[str]]] = {
    "the first third": (GENERIC[: len(GENERIC) // 3], {"unparsable"}),
    "two thirds": (GENERIC[: 2 * len(GENERIC) // 3], {"unparsable"}),
    "noise": (b"<?xml version='1.0'?><a>" + bytes(range(1, 256)) * 50, {"type-mismatch", "unparsable"}),
    "deep": (b"<a>" * 100_000 + ID.encode(), {"unparsable"}),
    "no name alike": (
        b"<l>" + b"".join(b"<r><a%d>1</a%d><b>2</b></r>" % (n, n) for n in range(20_000)) + b"</l>",
        set(),
    ),
    "many records": (b"<l>" + b"<r><a>1</a><b>2</b></r>" * 100_000 + b"</l>", set()),
    "many attributes": (b"<a " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b"/>", set()),
    "a long text": (b"<a>" + b"x" * 12_000_000 + b"</a>", {"unparsable"}),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(data: bytes, expected: set[str]) -> None:
    document = read(Source("x.xml", data))
    assert bool(expected & causes([document])) == bool(expected)
    if ID.encode() in data:
        assert places([document], ID)


def test_a_page_named_xml_is_a_page() -> None:
    document = read_xml(f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p hidden="">{ID}</p></body></html>')
    assert places([document], ID) == {"hidden"}
