"""Archives: written by zipfile, tarfile, gzip, 7-Zip, mkisofs and gcab, and then broken by hand."""

from __future__ import annotations

import bz2
import gzip
import io
import locale
import lzma
import plistlib
import struct
import sys
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from redactscan.model import Document
from redactscan.readers import Limits, Source, archive, read_all
from tests.readers.canaries.archive import NUMBERS, ROSTER, apple_double, ds_store, info
from tests.readers.canaries.numbers import causes, places

DATA = Path(__file__).parent / "data"
ID, OTHER = NUMBERS[:2]


def names(documents: Iterable[Document]) -> list[str]:
    return [document.path.partition("!")[2] for document in documents if "!" in document.path]


def notices(documents: Iterable[Document]) -> list[tuple[str, str, str]]:
    """The cause, the member or part, the detail of each notice."""
    return [
        (notice.cause, document.path.partition("!")[2] or notice.part, notice.detail.key if notice.detail else "")
        for document in documents
        for notice in document.notices
    ]


def opened(name: str, data: bytes, limits: Limits | None = None) -> list[Document]:
    return list(read_all(Source(name, data, limits or Limits())))


def zipped(*members: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a duplicate name is what some tests are about
        for name, content in members:
            made.writestr(name, content)
    return file.getvalue()


def tarred(*members: tuple[str, bytes], kind: int = tarfile.PAX_FORMAT, encoding: str = "utf-8") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=kind, encoding=encoding) as made:
        for name, content in members:
            made.addfile(info(name, size=len(content)), io.BytesIO(content))
    return file.getvalue()


def with_gbk_name(data: bytes, name: str, placeholder: bytes) -> bytes:
    """A zip file as Chinese Windows writes it: the name in GBK, no flag that says so."""
    raw = name.encode("gb18030")
    assert len(raw) == len(placeholder)
    return data.replace(placeholder, raw)


ROSTERS = {
    "zip": with_gbk_name(zipped(("abcdefgh.csv", ROSTER)), "救助名单.csv", b"abcdefgh.csv"),
    "zip, bzip2": zipped(("救助名单.csv", ROSTER), method=zipfile.ZIP_BZIP2),
    "zip, lzma": zipped(("救助名单.csv", ROSTER), method=zipfile.ZIP_LZMA),
    "tar": tarred(("救助名单.csv", ROSTER.encode())),
    "tar, v7 and GBK": tarred(("救助名单.csv", ROSTER.encode()), kind=tarfile.USTAR_FORMAT, encoding="gb18030").replace(
        b"ustar\x0000", bytes(8)
    ),
    "tar.gz": gzip.compress(tarred(("救助名单.csv", ROSTER.encode()))),
    "tar.bz2": bz2.compress(tarred(("救助名单.csv", ROSTER.encode()))),
    "tar.xz": lzma.compress(tarred(("救助名单.csv", ROSTER.encode()))),
    "zip in a tar in a zip": zipped(("a.tar", tarred(("b.zip", zipped(("救助名单.csv", ROSTER)))))),
}


def mended(data: bytes) -> bytes:
    """A tar file whose only header has its sum anew."""
    header = bytearray(data[:512])
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + data[512:]


ROSTERS["tar, v7 and GBK"] = mended(ROSTERS["tar, v7 and GBK"])


@pytest.mark.parametrize("kind", ROSTERS)
def test_the_same_roster(kind: str) -> None:
    documents = opened("附件." + kind.partition(",")[0].split()[0], ROSTERS[kind])
    assert documents[-1].path.endswith("!救助名单.csv")
    (table,) = documents[-1].tables
    assert [list(row) for row in table.rows] == [line.split(",") for line in ROSTER.splitlines()]
    assert notices(documents) == []


def rar(name: bytes, content: bytes) -> bytes:
    """A RAR 4 archive whose only member is stored as it is (RAR technote, 2.02)."""

    def block(body: bytes) -> bytes:
        return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body

    size = len(content)
    head = struct.pack("<BHH2IBIIBBHI", 0x74, 0x8000, 32 + len(name), size, size, 3, zlib.crc32(content), 0, 20, 0x30,
                       len(name), 0o100644)  # fmt: skip
    return b"Rar!\x1a\x07\0" + block(struct.pack("<BHH", 0x73, 0, 13) + bytes(6)) + block(head + name) + content


def rar5(*members: tuple[str, bytes, bool]) -> bytes:
    """A RAR 5 archive of stored members, each with its name, its bytes, whether under a password."""

    def number(value: int) -> bytes:
        return bytes([value & 0x7F | 0x80]) + number(value >> 7) if value > 0x7F else bytes([value])

    def header(*fields: int, name: bytes = b"", extra: bytes = b"") -> bytes:
        body = b"".join(map(number, fields)) + name + extra
        sized = number(len(body)) + body
        return struct.pack("<I", zlib.crc32(sized)) + sized

    packed = b"Rar!\x1a\x07\x01\0" + header(1, 0, 0)
    for name, content, locked in members:
        said = name.encode()
        extra = bytes([48, 1, 0, 0, 15]) + bytes(44) if locked else b""  # AES-256, no check value, salt and vector
        sizes = (len(extra), len(content)) if locked else (len(content),)
        packed += header(2, 3 if locked else 2, *sizes, 0, len(content), 0o100644, 0, 1, len(said),
                         name=said, extra=extra) + content  # fmt: skip
    return packed + header(5, 0, 0)


def test_a_password_on_a_member_of_rar5() -> None:
    pytest.importorskip("libarchive")
    data = rar5(("救助名单.csv", ROSTER.encode(), False), ("附件.txt", bytes(range(128, 256)), True))
    documents = opened("a.rar", data)
    assert documents[1].tables
    assert notices(documents) == [("encrypted", "附件.txt", "")]


@pytest.mark.parametrize("name", ["roster.7z", "roster.cab", "roster.iso.gz", "roster.rar"])
def test_the_same_roster_through_libarchive(name: str) -> None:
    pytest.importorskip("libarchive")
    made = {"roster.rar": rar("救助名单.csv".encode("gb18030"), ROSTER.encode())}
    documents = opened(name, made.get(name) or (DATA / name).read_bytes())
    assert places(documents, OTHER) == {"body"}
    assert documents[-1].path.endswith("名单.csv")
    (table,) = documents[-1].tables
    assert [list(row) for row in table.rows] == [line.split(",") for line in ROSTER.splitlines()]
    assert notices(documents) == []


def test_without_libarchive_the_notice_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "libarchive", None)
    documents = opened("a.7z", (DATA / "roster.7z").read_bytes())
    assert notices(documents) == [("unsupported-type", "", "detail.archives-extra")]


@pytest.mark.parametrize(("name", "members"), [("encrypted.7z", 1), ("encrypted-names.7z", 0)])
def test_what_libarchive_cannot_decrypt(name: str, members: int) -> None:
    pytest.importorskip("libarchive")
    documents = opened(name, (DATA / name).read_bytes())
    assert [cause for cause, _, _ in notices(documents)] == ["encrypted"]
    assert len(documents) == 1 + members


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", ["roster.7z", "roster.cab"])
def test_what_libarchive_finds_broken(name: str, cut: float) -> None:
    pytest.importorskip("libarchive")
    data = (DATA / name).read_bytes()
    assert "unparsable" in causes(opened(name, data[: int(len(data) * cut)]))


def test_names_that_the_locale_has_no_letters_for() -> None:
    pytest.importorskip("libarchive")
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C")
        assert names(opened("a.7z", (DATA / "roster.7z").read_bytes())) == ["救助/名单.csv"]
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def test_a_program_that_unpacks_itself() -> None:
    documents = opened("附件.exe", b"MZ" + bytes(3000) + zipped(("a.txt", ID)))
    assert notices(documents) == [("part-skipped", "", "detail.stray-bytes")]
    assert places(documents, ID) == {"body"}
    assert causes(opened("a.exe", b"MZ" + bytes(3000))) == {"unsupported-type"}


def test_names_are_data_and_nothing_else() -> None:
    strange = [
        "../../etc/张三.txt",
        "/abs.txt",
        "C:\\甲\\乙.txt",
        "a\x1b[31m.txt",
        "a\u202exslx.txt",
        "n" * 4000 + ".txt",
        "甲.txt",
        "甲.txt",
    ]
    documents = opened("a.zip", zipped(*((name, ID) for name in strange)))
    assert names(documents) == [
        "../../etc/张三.txt", "/abs.txt", "C:\\甲\\乙.txt", "a\ufffd[31m.txt", "a\ufffdxslx.txt",
        "n" * 200 + "…" + "n" * 26 + ".txt", "甲.txt", "甲.txt#2",
    ]  # fmt: skip
    assert [p.text for p in documents[0].passages if p.location.role == "file-name"][-1] == "n" * 4000 + ".txt"
    assert notices(documents) == []


def test_a_name_behind_a_nul() -> None:
    data = zipped(("a.txt!乙.exe", ID)).replace(b"a.txt!", b"a.txt\0")
    assert names(opened("a.zip", data)) == ["a.txt\ufffd乙.exe"]


def test_the_unicode_name_beside_a_name_in_no_known_code_page() -> None:
    raw = b"\x82\xa0.txt"
    unicode = "あ.txt".encode()
    entry = zipfile.ZipInfo("xx.txt")
    entry.extra = struct.pack("<HHBI", 0x7075, 5 + len(unicode), 1, zlib.crc32(raw)) + unicode
    assert names(opened("a.zip", zipped((entry, ID)).replace(b"xx.txt", raw))) == ["あ.txt"]
    entry.extra = struct.pack("<HHBI", 0x7075, 5 + len(unicode), 1, 1) + unicode
    assert names(opened("a.zip", zipped((entry, ID)).replace(b"xx.txt", raw))) != ["あ.txt"]


def test_every_encrypted_member_is_noticed() -> None:
    data = bytearray(zipped(("a.txt", "x"), ("b.txt", ID)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    documents = opened("a.zip", bytes(data))
    assert notices(documents) == [("encrypted", "a.txt", "")]
    assert places(documents, ID) == {"body"}


@pytest.mark.parametrize("method", [9, 93, 98])
def test_an_unknown_compression_is_noticed(method: int) -> None:
    data = bytearray(zipped(("a.txt", ID)))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.find(mark) + at] = method
    assert notices(opened("a.zip", bytes(data))) == [("unparsable", "a.txt", "detail.unknown-compression")]


def test_volumes_are_noticed() -> None:
    data = zipped(("a.txt", ID))
    assert ("part-skipped", "", "detail.split-archive") in notices(opened("a.zip.001", data))
    assert ("part-skipped", "", "detail.split-archive") in notices(opened("a.z01", b"PK\x07\x08" + data))
    end = data.rfind(b"PK\x05\x06") + 4
    data = data[:end] + b"\1" + data[end + 1 :]
    assert ("part-skipped", "", "detail.split-archive") in notices(opened("a.zip", data))


def directory(entries: bytes, count: int, start: int) -> bytes:
    """The directory of a zip file, with its end."""
    return entries + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), start, 0)


def overlapping(count: int) -> bytes:
    """One kernel, and a directory that names it again and again."""
    data = zipped(("a", bytes(1 << 20)))
    start, end = data.find(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    return data[:start] + directory(data[start:end] * count, count, start)


def quoted(count: int) -> bytes:
    """Each member quotes the header of the next one in a stored block, the last is the kernel (Fifield 2019)."""
    kernel = zlib.compress(bytes(1 << 20), 9)[2:-4]
    body, entries = b"", b""
    heads: list[tuple[int, bytes]] = []
    for number in reversed(range(count)):
        quote = struct.pack("<BHH", 0, len(heads[-1][1]), len(heads[-1][1]) ^ 0xFFFF) if heads else b""
        packed = len(quote) + len(body) if heads else len(kernel)
        head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, packed, 1 << 20, 4, 0) + b"%04d" % number
        body = head + quote + (body if heads else kernel)
        heads.append((packed, head))
    at = 0
    for number, (packed, head) in enumerate(reversed(heads)):
        fields = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, packed, 1 << 20, 4, 0, 0, 0, 0, 0, at)
        entries += fields + b"%04d" % number
        at += len(head) + 5
    return body + directory(entries, count, len(body))


@pytest.mark.parametrize("data", [overlapping(500), quoted(500)])
def test_members_that_share_their_bytes_are_refused(data: bytes) -> None:
    documents = opened("a.zip", data)
    assert ("unparsable", "", "detail.overlapping") in notices(documents)
    assert len(documents) <= 3  # the outermost member quotes a header, and so begins like an archive


def test_a_tar_with_everything() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "承办人甲"}) as made:
        made.addfile(info("甲/名单.txt", size=18, uname="zhangsan", gname="民政"), io.BytesIO(ID.encode()))
        made.addfile(info("甲", type=tarfile.DIRTYPE))
        made.addfile(info("空目录张三", type=tarfile.DIRTYPE))
        made.addfile(info("链接", type=tarfile.SYMTYPE, linkname="/etc/passwd"))
        made.addfile(info("又一份", type=tarfile.LNKTYPE, linkname="甲/名单.txt"))
        made.addfile(info("外面", type=tarfile.LNKTYPE, linkname="外面.txt"))
        made.addfile(info("管道", type=tarfile.FIFOTYPE))
        made.addfile(info("长" * 200 + ".txt", size=18), io.BytesIO(OTHER.encode()))
    documents = opened("a.tar", file.getvalue())
    assert notices(documents) == [
        ("link-not-followed", "链接", ""), ("link-not-followed", "外面", ""),
        ("part-skipped", "管道", "detail.special-file"),
    ]  # fmt: skip
    said = {(p.location.role, p.text) for p in documents[0].passages}
    assert said >= {
        ("metadata", "承办人甲"), ("metadata", "zhangsan"), ("metadata", "民政"), ("file-name", "空目录张三"),
        ("file-name", "/etc/passwd"), ("file-name", "又一份"), ("file-name", "外面.txt"),
    }  # fmt: skip
    assert ("file-name", "甲") not in said
    assert names(documents) == ["甲/名单.txt", "长" * 200 + ".txt"]


@pytest.mark.parametrize("kind", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_of_every_kind_of_tar(kind: int) -> None:
    name = "甲" * 25 + "/" + "乙" * 25 + ".txt"
    assert names(opened("a.tar", tarred((name, b"x"), kind=kind))) == [name]


def test_a_sparse_file_has_its_holes() -> None:
    content = b"1" * 512 + ID.encode().ljust(512, b"\n")
    header = bytearray(tarred(("a.txt", content), kind=tarfile.GNU_FORMAT)[:512])
    header[156:157] = b"S"
    for at, (offset, size) in enumerate([(0, 512), (5000, 512)]):
        header[386 + 24 * at : 410 + 24 * at] = b"%011o\0%011o\0" % (offset, size)
    data = mended(bytes(header)) + content + bytes(1024)
    (_, member) = opened("a.tar", data)
    assert (member.size, causes([member])) == (5512, {"type-mismatch"})  # more holes than text
    assert ID in "".join(passage.text for passage in member.passages)


def test_a_tar_behind_the_end_of_a_tar_is_read() -> None:
    assert names(opened("a.tar", tarred(("a", b"x")) + tarred(("b", b"y")))) == ["a", "b"]


@pytest.mark.parametrize("broken", [100, 300])
def test_members_after_a_broken_header_are_found(broken: int) -> None:
    data = tarred(("a.txt", b"x"), ("b.txt", ID.encode()))
    documents = opened("a.tar", data[:broken] + b"\xff" * 20 + data[broken + 20 :])
    assert names(documents) == ["b.txt"]
    assert ("unparsable", "", "detail.stray-bytes") in notices(documents)


@pytest.mark.parametrize("end", range(600, 2500, 300))
def test_every_cut_of_a_tar_is_noticed(end: int) -> None:
    data = tarred(("a.txt", b"x"), ("b.txt", ID.encode() * 30), ("c.txt", b"z"))
    assert causes(opened("a.tar", data[:end]))


def test_a_packed_file_has_a_name() -> None:
    assert names(opened("名单.csv.gz", gzip.compress(b"x"))) == ["名单.csv"]
    named = io.BytesIO()
    with gzip.GzipFile("list.txt", "wb", fileobj=named) as made:
        made.write(b"x")
    assert names(opened("a.gz", named.getvalue())) == ["list.txt"]
    plain = gzip.compress(b"x")
    gbk = plain[:3] + b"\x18" + plain[4:10] + "张三.txt\0承办人\0".encode("gbk") + plain[10:]
    documents = opened("a.gz", gbk)
    assert names(documents) == ["张三.txt"]
    assert [passage.text for passage in documents[0].passages] == ["承办人"]


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress, lzma.compress])
def test_streams_follow_each_other(packed) -> None:  # type: ignore[no-untyped-def]
    whole = packed(ID[:9].encode()) + packed(ID[9:].encode())
    assert places(opened("a.gz", whole), ID) == {"body"}
    assert notices(opened("a.gz", whole[:-9])) == [("unparsable", "a", "detail.damaged-member")]
    assert notices(opened("a.gz", whole + b"rest")) == [("part-skipped", "a", "detail.stray-bytes")]


def test_what_a_mac_puts_beside_files() -> None:
    where = plistlib.dumps(["https://oa.example.cn/list?" + ID, "张三发来"], fmt=plistlib.FMT_BINARY)
    double = apple_double(**{"com.apple.metadata:kMDItemWhereFroms": where, "note": OTHER.encode()})
    name = "张三证件照.jpg"
    documents = opened("a.zip", zipped(("__MACOSX/._a.txt", double), (".DS_Store", ds_store(name))))
    for said in (ID, "张三发来", OTHER):
        assert places(documents, said) == {"metadata"}
    assert places(documents, name) == {"file-name"}
    assert notices(documents) == []
    assert causes(opened("._a", double[:90])) == {"unparsable"}


def nested(depth: int) -> bytes:
    data = ID.encode()
    for number in range(depth):
        data = zipped((f"{number}.txt" if not number else f"{number}.zip", data))
    return data


def quine() -> bytes:
    """Ten archives of ten archives of ten …, as in 42.zip."""
    data = zipped(("a", bytes(1 << 20)))
    for _ in range(6):
        data = zipped(*((f"{number}.zip", data) for number in range(10)))
    return data


def sparse_bomb() -> bytes:
    """A block far behind a hole."""
    header = bytearray(tarred(("a", b"x" * 512), kind=tarfile.GNU_FORMAT)[:512])
    header[156:157] = b"S"
    header[386:410] = b"%011o\0%011o\0" % (8**10, 512)
    return mended(bytes(header)) + b"x" * 512 + bytes(1024)


RUBBISH = bytes(range(256)) * 9
# read by ``tests/test_hostile_run.py``, under the limits of one file in a run
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.zip", bytes, "empty"),
    "empty zip": ("a.zip", zipped, "empty"),
    "zip cut at a third": ("a.zip", lambda: ROSTERS["zip"][: len(ROSTERS["zip"]) // 3], "unparsable"),
    "zip cut at two thirds": ("a.zip", lambda: ROSTERS["zip"][: 2 * len(ROSTERS["zip"]) // 3], "unparsable"),
    "tar.gz cut at a third": ("a.tgz", lambda: ROSTERS["tar.gz"][: len(ROSTERS["tar.gz"]) // 3], "unparsable"),
    "tar.xz cut at two thirds": ("a.txz", lambda: ROSTERS["tar.xz"][: 2 * len(ROSTERS["tar.xz"]) // 3], "unparsable"),
    "rubbish behind the mark of a zip": ("a.zip", lambda: b"PK\x03\x04" + RUBBISH, "unparsable"),
    "rubbish behind the mark of a gz": ("a.gz", lambda: b"\x1f\x8b\x08" + RUBBISH, "unparsable"),
    "rubbish behind the mark of a bz2": ("a.bz2", lambda: b"BZh9" + RUBBISH, "unparsable"),
    "rubbish behind the mark of an xz": ("a.xz", lambda: b"\xfd7zXZ\0" + RUBBISH, "unparsable"),
    "tar without a sum": ("a.tar", lambda: bytes(257) + b"ustar\0" + bytes(2000), "unparsable"),
    "60,000 members": ("a.zip", lambda: zipped(*((f"{at}", b"") for at in range(60_000)), method=0), "limit-reached"),
    "60,000 files in a tar": ("a.tar", lambda: tarred(("a", b"x"))[:1024] * 60_000 + bytes(1024), "limit-reached"),
    "deep": ("a.zip", lambda: nested(25), "limit-reached"),
    "ten to the seventh": ("a.zip", quine, "limit-reached"),
    "bomb in a zip": ("a.zip", lambda: zipped(("a", bytes(300 << 20))), "limit-reached"),
    "bomb in gzip": ("a.gz", lambda: gzip.compress(bytes(300 << 20)), "limit-reached"),
    "bomb in bzip2": ("a.bz2", lambda: bz2.compress(bytes(60 << 20)) * 6, "limit-reached"),
    "bomb in xz": ("a.xz", lambda: lzma.compress(bytes(300 << 20), preset=0), "limit-reached"),
    "sparse bomb": ("a.tar", sparse_bomb, "limit-reached"),
    "sizes below zero": ("a.tar", lambda: mended(b"a" * 124 + b"\xff" * 12 + bytes(376)), "type-mismatch"),
}


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_every_flipped_byte_is_survived(kind: str) -> None:
    whole = ROSTERS[kind]
    for at in range(0, min(len(whole), 1500), 3):
        for document in read_all(Source(f"a.{kind}", whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])):
            assert document.sha256


def test_nothing_of_a_member_is_loaded_before_its_turn() -> None:
    document = archive.read(Source("a.zip", zipped(("a", bytes(50 << 20)))))
    assert document.examined.members == 1
    assert document.embedded[0].load(10)[:2] == (bytes(10), "limit-reached")
