"""Files told by their content, whatever their names say; files in files, each a document of its own."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from pkgutil import iter_modules

import pytest

import redactscan.readers
from redactscan.model import Loaded
from redactscan.readers import Limits, Source, read, read_all
from redactscan.readers.recognise import kind
from redactscan.readers.registry import SUFFIXES
from redactscan.readers.source import Draft, Spent


def packed(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<a/>")
    return file.getvalue()


TAR = bytes(257) + b"ustar\x0000" + bytes(512)
OOXML = ("[Content_Types].xml", "_rels/.rels")
TRUTHS = [
    (packed(*OOXML, "word/document.xml"), ".doc", ".docx"),
    (packed(*OOXML, "xl/workbook.xml"), ".docx", ".xlsx"),
    (packed(*OOXML, "xl/workbook.bin"), ".xlsx", ".xlsb"),
    (packed(*OOXML, "ppt/presentation.xml"), ".dps", ".pptx"),
    (packed("OFD.xml", "Doc_0/Document.xml"), ".pdf", ".ofd"),
    (packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".xls", ".ods"),
    (packed("名单/a.txt"), ".docx", ".zip"),
    (b"%PDF-1.7", ".docx", ".pdf"),
    (b"\xef\xbb\xbf rubbish %PDF-1.4", ".pdf", ".pdf"),
    (b"{\\rtf1 x}", ".doc", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ".docx", ".ole"),
    (b"\x89PNG\r\n\x1a\n", ".jpg", ".png"),
    (b"\xff\xd8\xff\xe0", "", ".jpg"),
    (b"Rar!\x1a\x07\x00", ".zip", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".zip", ".7z"),
    (TAR, ".zip", ".tar"),
    (b"<html><table><tr><td>1</td></tr></table>", ".xls", ".html"),
    (b"\r\n<!DOCTYPE HTML PUBLIC '-'>", "", ".html"),
    ("<table>".encode("utf-16"), ".xls", ".html"),
    (b"<?xml version='1.0'?>\n<note>1</note>", ".doc", ".xml"),
    (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", ".xml", ".xml"),
    (b"From: a\nSubject: b\nDate: c\n\ntext", "", ".eml"),
    (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", ".doc", ".mht"),
    ("姓名\t身份证号\n".encode("gb18030"), ".xls", ".csv"),
    ("姓名,身份证号\n".encode(), ".csv", ".csv"),
    (b"<b>", ".txt", ".txt"),
    (b"# title", ".md", ".md"),
    ("没有扩展名".encode(), "", ".txt"),
    (b"\x00\x01\x02\x03", ".docx", ""),
]


@pytest.mark.parametrize(("data", "suffix", "truth"), TRUTHS)
def test_the_content_tells(data: bytes, suffix: str, truth: str) -> None:
    assert kind(data, suffix) == truth


def test_a_wrong_suffix_is_said_and_the_content_read() -> None:
    document = read(Source("名单.docx", "<html><p>正文</p></html>".encode()))
    assert [p.text for p in document.passages] == [".docx ≠ .html", "正文"]
    assert [p.text for p in read(Source("名单.html", "<html><p>正文".encode())).passages] == ["正文"]


def test_the_table_says_what_the_modules_say() -> None:
    modules = {info.name for info in iter_modules(redactscan.readers.__path__)}
    found = {}
    for module in sorted(modules):
        reader = getattr(import_module(f"redactscan.readers.{module}"), "READER", None)
        if reader:
            found[module] = " ".join(reader.suffixes)
    assert found == SUFFIXES
    every = [suffix for claimed in SUFFIXES.values() for suffix in claimed.split()]
    assert len(every) == len(set(every))


class _Nested:
    """A reader's result that embeds itself, as deep as anybody asks."""

    def __init__(self, count: int = 1) -> None:
        self.count = count
        self.loads = 0

    def load(self, limit: int) -> Loaded:
        self.loads += 1
        return Loaded(b"<a/>"[:limit])


def nested(monkeypatch: pytest.MonkeyPatch, source: Source, inner: _Nested) -> list[tuple[str, list[str]]]:
    def one(asked: Source) -> object:
        draft = Draft(asked, "x/y")
        for number in range(inner.count):
            draft.embed(f"{number}.xml", inner.load)
        return draft.finish()

    monkeypatch.setattr("redactscan.readers.read", one)
    return [(d.path, [n.cause for n in d.notices]) for d in read_all(source)]


def test_members_are_documents_with_a_path_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = nested(monkeypatch, Source("a.zip", b"x", Limits(depth=2)), _Nested())
    assert documents == [
        ("a.zip", []),
        ("a.zip!0.xml", []),
        ("a.zip!0.xml!0.xml", []),
        ("a.zip!0.xml!0.xml!0.xml", ["limit-reached"]),
    ]


def test_what_lies_beyond_the_members_of_the_whole_is_one_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = nested(monkeypatch, Source("a.zip", b"x", Limits(depth=1, members=3)), _Nested(100))
    assert [path for path, causes in documents if causes == []] == ["a.zip", "a.zip!0.xml"]
    assert len(documents) < 8


def test_bytes_are_counted_over_all_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _Nested(2)
    documents = nested(monkeypatch, Source("a.zip", b"x", Limits(total_bytes=10), spent=Spent()), inner)
    assert inner.loads <= 3
    assert documents[-1][1] == ["limit-reached"]


def test_what_is_left_when_time_is_up_is_one_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = nested(monkeypatch, Source("a.zip", b"x", spent=Spent(until=0.0)), _Nested(5))
    assert documents == [("a.zip", []), ("a.zip!0.xml", ["time-out"])]


def test_a_member_that_fails_to_load_is_a_notice() -> None:
    draft = Draft(Source("a.zip", b"x"), "x/y")
    draft.embed("坏.docx", lambda limit: Loaded(b"", "encrypted"))
    draft.embed("短.txt", lambda limit: Loaded("开头".encode(), "unparsable"))
    draft.embed("错.txt", lambda limit: Loaded(bytes(1 // 0)))
    draft.embed("长.txt", b"12345")
    document = draft.finish()
    assert document.examined.members == 4
    with pytest.MonkeyPatch.context() as patch:
        original = read
        patch.setattr("redactscan.readers.read", lambda s: document if s.path == "a.zip" else original(s))
        found = list(read_all(Source("a.zip", b"x", Limits(part_bytes=3))))
    assert [(d.path, [n.cause for n in d.notices]) for d in found] == [
        ("a.zip", []),
        ("a.zip!坏.docx", ["encrypted"]),
        ("a.zip!短.txt", ["unparsable"]),
        ("a.zip!错.txt", ["unparsable"]),
        ("a.zip!长.txt", ["limit-reached"]),
    ]
    assert [p.text for p in found[4].passages] == ["123"]
