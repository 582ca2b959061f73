"""Archives: every file in one is a document of its own, read by whatever its content deserves, however deep.

Zip, tar and the single compressed files are read here; the rest through libarchive, where it is installed. Nothing is
ever written to a disk, no link is followed, no size in a header is believed.
"""

from __future__ import annotations

import re

from redactscan.model import Document, Message
from redactscan.readers.archive.foreign import Kind, read_foreign
from redactscan.readers.archive.streams import MARKS, read_stream
from redactscan.readers.archive.tars import read_tar
from redactscan.readers.archive.zips import read_zip
from redactscan.readers.source import Draft, Reader, Source

_ZIP, _PROGRAM = b"PK", b"MZ"
_FOREIGN: tuple[tuple[int, bytes, str, Kind], ...] = (
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", Kind("7zip")),
    (0, b"Rar!\x1a\x07\x00", "application/vnd.rar", Kind("rar")),
    (0, b"Rar!\x1a\x07\x01", "application/vnd.rar", Kind("rar5")),
    (0, b"MSCF", "application/vnd.ms-cab-compressed", Kind("cab")),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd", Kind("raw", "zstd")),
    (0, b"\x1f\x9d", "application/x-compress", Kind("raw", "compress")),
    (2, b"-lh", "application/x-lzh-compressed", Kind("lha")),
    (0x8001, b"CD001", "application/x-iso9660-image", Kind("iso9660")),
)
# 附件.part2.rar, 附件.r01, 附件.7z.002, 附件.z01
_SPLIT = re.compile(r"\.(?:part\d+\.rar|r\d\d|z\d\d|\d{3})$", re.IGNORECASE)


def read(source: Source) -> Document:
    """List an archive; its members are loaded when their turn comes."""
    draft = Draft(source, READER.media_type)
    if _SPLIT.search(source.path):
        draft.notice("part-skipped", detail=Message.of("detail.split-archive"))
    if source.data.startswith(_PROGRAM):
        _read_program(draft)
    else:
        _read(draft)
    draft.parts += 1
    return draft.finish()


def _read(draft: Draft) -> None:
    data = draft.source.data
    for mark, method in MARKS:
        if data.startswith(mark):
            draft.media_type = f"application/{method}"
            read_stream(draft, method)
            return
    for at, mark, media_type, kind in _FOREIGN:
        if data.startswith(mark, at):
            draft.media_type = media_type
            read_foreign(draft, kind)
            return
    if data.startswith(_ZIP):
        read_zip(draft)
    else:
        draft.media_type = "application/x-tar"
        read_tar(draft)


def _read_program(draft: Draft) -> None:
    """A program that unpacks itself: the archive behind it. Zip files are read from their end, whatever is before."""
    data = draft.source.data
    found = [(place, kind) for _, mark, _, kind in _FOREIGN[:3] if (place := data.find(mark)) >= 0]
    if not found:
        read_zip(draft)
        return
    place, kind = min(found)
    draft.notice("part-skipped", detail=Message.of("detail.stray-bytes", count=place))
    read_foreign(draft, kind, place)


READER = Reader(
    "archive",
    "application/zip",
    (
        ".7z", ".bz2", ".cab", ".gz", ".iso", ".lha", ".lzh", ".rar", ".tar", ".tbz", ".tbz2", ".tgz", ".txz", ".tzst",
        ".xz", ".z", ".zip", ".zst",
    ),
    read,
)  # fmt: skip
