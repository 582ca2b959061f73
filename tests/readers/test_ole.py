"""Compound files: against olefile, objects and macros by hand, damage, and what no reader knows."""

from __future__ import annotations

import io
import random
import struct
import time
from pathlib import Path

import olefile
import pytest

from redactscan.model import Document
from redactscan.readers import Limits, Source, read, read_all
from redactscan.readers.ole.compound import Compound
from redactscan.readers.ole.extract import extract
from redactscan.readers.ole.vba import unpack
from redactscan.readers.strings import strings
from tests.readers.canaries import compound
from tests.readers.canaries.numbers import causes, places, resident_id
from tests.readers.canaries.roster import letter, persons
from tests.readers.canaries.rtf import package
from tests.readers.canaries.vba import packed, project

HERE = Path(__file__).parent / "data"
ID = resident_id("99010119910808091")
FILES = ("canary.doc", "canary.ppt", "roster.doc", "roster.ppt")


def notices(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.detail.key if notice.detail else "") for notice in document.notices]


@pytest.mark.parametrize("name", FILES)
def test_streams_are_those_that_olefile_finds(name: str) -> None:
    data = (HERE / name).read_bytes()
    found = Compound.parse(data)
    assert not found.damaged
    read_back = {entry.path: found.read(entry, len(data)) for entry in found.entries if entry.is_stream}
    assert read_back == {path: (content, True) for path, content in compound.read(data).items()}


SIZES = [0, 1, 63, 64, 65, 4095, 4096, 5000, 200_000]


def test_a_storage_becomes_a_file_that_olefile_opens() -> None:
    noise = random.Random(3)  # noqa: S311
    streams = {("a", "b", f"流{size}"): noise.randbytes(size) for size in SIZES} | {("a", "c"): b"x", ("d",): b"y"}
    found = Compound.parse(compound.write(streams))
    storage = next(entry for entry in found.entries if entry.path == ("a",))
    loaded = extract(found, storage, 1 << 20)
    assert loaded.cause is None
    with olefile.OleFileIO(io.BytesIO(loaded.data), raise_defects=olefile.DEFECT_POTENTIAL) as file:
        assert {tuple(path) for path in file.listdir()} == {path[1:] for path in streams if path[0] == "a"}
        for path, content in streams.items():
            if path[0] == "a":
                assert file.openstream(list(path[1:])).read().rstrip(b"\0") == content.rstrip(b"\0")


def test_a_storage_beyond_the_limit_is_not_copied() -> None:
    found = Compound.parse(compound.write({("a", "b"): bytes(9999)}))
    assert extract(found, found.entries[0], 5000).cause == "limit-reached"


TEXTS = [
    ("号码" + ID, "号码" + ID),
    ("申请人张三，电话13812345678。", "申请人张三，电话13812345678。"),
    ("zhangsan@example.com", "zhangsan@example.com"),
]


@pytest.mark.parametrize("encoding", ["utf-16-le", "gbk"])
@pytest.mark.parametrize("offset", [0, 1])
@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_strings(text: str, expected: str, encoding: str, offset: int) -> None:
    assert strings(bytes(10 + offset) + text.encode(encoding) + bytes(10)) == [expected]


def test_a_name_between_a_length_and_a_zero_is_a_string() -> None:
    assert strings(b"\xff\xfe\xfd\x02\0" + "张三".encode("utf-16-le") + b"\0\0\xff") == ["张三"]


def test_noise_has_few_strings_and_costs_little() -> None:
    start = time.monotonic()
    assert len(strings(random.Random(4).randbytes(1 << 20))) < 600  # noqa: S311
    assert time.monotonic() - start < 10


# [MS-OVBA] 3.2
CONTAINERS = [
    ("0119B000616263646566676800696A6B6C6D6E6F70007172737475762E", b"abcdefghijklmnopqrstuv."),
    (
        "012FB00023616161626364658266007061676869 6A01380861 6B6C00306D6E6F70067102700410727374757610 7778797A003C",
        b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
    ),
    ("0103B002614500", b"a" * 73),
]


@pytest.mark.parametrize(("container", "content"), CONTAINERS)
def test_macros_are_unpacked(container: str, content: bytes) -> None:
    assert unpack(bytes.fromhex(container), 1 << 20) == content


def test_what_is_packed_comes_back() -> None:
    content = random.Random(5).randbytes(20_000)  # noqa: S311
    assert unpack(packed(content), 1 << 20) == content
    assert unpack(b"", 9) == unpack(b"\x01\xff", 9) == unpack(b"\x02" + packed(content)[1:], 9) == b""


def wrapped(name: bytes, content: bytes) -> bytes:
    inner = package(name, content)
    return struct.pack("<I", len(inner)) + inner


LINK = b"\x02\0list.txt\0C:\\list.txt\0" + struct.pack("<2HI", 0, 1, 4) + b"x\0\0\0" + bytes(8)
OBJECTS: dict[str, tuple[dict[compound.Path, bytes], str, set[str]]] = {
    "packaged text": ({("\x01Ole10Native",): wrapped(b"a.txt", f"号码{ID}".encode())}, "body", set()),
    "name of a packaged file": ({("\x01Ole10Native",): wrapped(f"{ID}.txt".encode(), b"x")}, "file-name", set()),
    "link to a file": (
        {("\x01Ole10Native",): struct.pack("<I", len(LINK)) + LINK.replace(b"list", ID.encode())}, "file-name",
        {"part-skipped"}),
    "what is no package": (
        {("\x01Ole10Native",): struct.pack("<I", 99) + bytes(8) + ID.encode() + bytes(80)}, "hidden", {"part-skipped"}),
    "document in a stream": ({("CONTENTS",): f"{{\\rtf1 {ID}}}".encode()}, "body", set()),
    "macro": (project(f"x = {ID}"), "metadata", set()),
    "unknown stream": ({("x",): bytes(9) + ID.encode() + bytes(9)}, "hidden", {"part-skipped"}),
    "object in an object": (
        {("y", "\x01Ole10Native"): wrapped(b"a.txt", f"号码{ID}".encode())}, "body", set()),
    "link of an object": ({("\x01Ole",): bytes(9) + ID.encode("utf-16-le")}, "metadata", set()),
}  # fmt: skip


@pytest.mark.parametrize("name", OBJECTS)
def test_objects(name: str) -> None:
    streams, role, expected = OBJECTS[name]
    documents = list(read_all(Source("a.ole", compound.write(streams))))
    assert role in places(documents, ID)
    assert causes(documents) == expected


def test_a_workbook_or_document_inside_is_read_by_its_reader() -> None:
    inside = {("ObjectPool", "_1", *path): content for path, content in
              compound.read((HERE / "roster.doc").read_bytes()).items()}  # fmt: skip
    documents = list(read_all(Source("a.ole", compound.write(inside))))
    assert [document.path for document in documents] == ["a.ole", "a.ole!ObjectPool/_1"]
    assert documents[1].media_type == "application/msword"
    assert places(documents, persons()[0][3]) == {"body"}


def test_macros_without_source_are_a_notice() -> None:
    streams = project("x") | {("VBA", "Module1"): bytes(50)}
    assert notices(read(Source("vbaProject.bin", compound.write(streams)))) == [("part-skipped", "detail.macros")]


def test_a_password_that_every_program_knows() -> None:
    office = pytest.importorskip("msoffcrypto.format.ooxml")
    plain, ciphered = io.BytesIO(letter()), io.BytesIO()
    office.OOXMLFile(plain).encrypt("VelvetSweatshop", ciphered)
    documents = list(read_all(Source("a.docx", ciphered.getvalue())))
    assert places(documents, persons()[0][3]) == {"body"}
    assert "encrypted" not in causes(documents)


def test_another_password_is_a_notice() -> None:
    office = pytest.importorskip("msoffcrypto.format.ooxml")
    plain, ciphered = io.BytesIO(letter()), io.BytesIO()
    office.OOXMLFile(plain).encrypt("secret", ciphered)
    assert causes(read_all(Source("a.docx", ciphered.getvalue()))) == {"encrypted"}


def test_free_space_is_read() -> None:
    data = compound.write({("\x01CompObj",): b"x"}, f"号码{ID}".encode("utf-16-le"))
    assert places([read(Source("a.ole", data))], ID) == {"hidden"}


def table(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


GOOD = compound.write({("x",): b"y" * 5000})
HOSTILE: dict[str, bytes] = {
    "a header": GOOD[:512],
    "noise": GOOD[:8] + random.Random(6).randbytes(100_000),  # noqa: S311
    "a chain in a circle": GOOD[:-512] + table(*[0] * 128),
    "a table of itself": GOOD[:-512] + table(*range(128)),
    "a stream of four gigabytes": GOOD.replace(struct.pack("<2I", 5000, 0), struct.pack("<2I", 0xFFFFFFFF, 0)),
    "sectors of 32 kilobytes": GOOD[:30] + b"\x0f\0" + GOOD[32:],
}


CROWDS = {
    "objects": {(f"{number}", "\x01Ole"): b"" for number in range(700)},
    "depth": {tuple(str(depth) for depth in range(900)): b"x"},
}


@pytest.mark.parametrize("name", CROWDS)
def test_crowds_cost_no_more_than_their_number(name: str) -> None:
    data = compound.write(CROWDS[name])
    start = time.monotonic()
    list(read_all(Source("a.ole", data)))
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_notice_and_soon(name: str) -> None:
    start = time.monotonic()
    assert causes(read_all(Source("a.ole", HOSTILE[name])))
    assert time.monotonic() - start < 10


def test_one_chain_under_many_names_stays_within_the_limits() -> None:
    data = bytearray(
        compound.write({(f"{number:04}",): b"y" * 100_000 if number == 0 else b"" for number in range(300)})
    )
    first = data.index(struct.pack("<2I", 100_000, 0)) - 4
    start = data[first : first + 8]
    at = data.find(struct.pack("<2I", 4096, 0))
    while at >= 0:
        data[at - 4 : at + 4] = start
        at = data.find(struct.pack("<2I", 4096, 0), at)
    assert "limit-reached" in causes([read(Source("a.ole", bytes(data), Limits(total_bytes=4 << 20)))])
