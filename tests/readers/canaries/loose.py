"""Small files of formats with few places: a mailbox, a compound file of no kind, what a Mac leaves, a 7z archive."""

from __future__ import annotations

import plistlib
from itertools import islice

from tests.readers.canaries import compound
from tests.readers.canaries.archive import apple_double, ds_store
from tests.readers.canaries.numbers import resident_ids
from tests.readers.canaries.rtf import package

Canary = tuple[str, str]


def mailbox() -> tuple[bytes, dict[str, Canary]]:
    """Two mails, and each place's number with the role that a reader should give it."""
    ids = list(islice(resident_ids(), 4))
    text = "".join(
        f"From a@example.cn Mon Jan  5 08:00:00 2026\nFrom: a@example.cn\nSubject: {subject}\n\n{body}\n\n"
        for subject, body in (ids[:2], ids[2:])
    )
    places = ("subject", "text", "subject of the second mail", "text of the second mail")
    return text.encode(), {
        place: (number, "metadata" if "subject" in place else "body") for place, number in zip(places, ids, strict=True)
    }


def storage() -> tuple[bytes, dict[str, Canary]]:
    """A compound file of no kind that has a reader, likewise."""
    wide, narrow, packed, file, unused = islice(resident_ids(), 5)
    inner, named = package(b"list.txt", f"no {packed}".encode()), package(f"{file}.txt".encode(), b"x")
    streams = {
        ("Contents",): b"\x07" + wide.encode("utf-16-le"),
        ("Store", "Data"): "号码".encode("gbk") + narrow.encode(),
        ("A", "\x01Ole10Native"): len(inner).to_bytes(4, "little") + inner,
        ("B", "\x01Ole10Native"): len(named).to_bytes(4, "little") + named,
    }
    return compound.write(streams, unused.encode("utf-16-le")), {
        "stream": (wide, "hidden"), "stream in a storage": (narrow, "hidden"), "packaged file": (packed, "body"),
        "name of a packaged file": (file, "file-name"), "free sector": (unused, "hidden"),
    }  # fmt: skip


def attributes() -> tuple[bytes, dict[str, Canary]]:
    """What a Mac keeps beside a file, likewise."""
    listed, plain, name = islice(resident_ids(), 3)
    values = {
        "com.apple.metadata:kMDItemWhereFroms": plistlib.dumps([f"https://x/{listed}"], fmt=plistlib.FMT_BINARY),
        "com.apple.lastuseddate": f"用于{plain}".encode(),
        f"user.{name}": b"abcdef",
    }
    return apple_double(**values), {
        "attribute": (listed, "metadata"), "attribute as text": (plain, "metadata"),
        "name of an attribute": (name, "metadata"),
    }  # fmt: skip


def folder() -> tuple[bytes, dict[str, Canary]]:
    """What a Mac keeps of a folder, likewise."""
    number = next(resident_ids())
    return ds_store(f"{number}.docx"), {"name in a folder": (number, "file-name")}


def seven() -> tuple[bytes, dict[str, Canary]]:
    """A 7z archive by libarchive, likewise."""
    from libarchive import custom_writer

    text, name, above = islice(resident_ids(), 3)
    blocks: list[bytes] = []
    with custom_writer(lambda data: blocks.append(bytes(data)) or len(data), "7zip") as archive:
        archive.add_file_from_memory("a.txt", 18, text.encode())
        archive.add_file_from_memory(f"{name}.txt", 6, b"abcdef")
        archive.add_file_from_memory(f"{above}/b.txt", 6, b"abcdef")
    return b"".join(blocks), {
        "member": (text, "body"), "name": (name, "file-name"), "folder": (above, "file-name"),
    }  # fmt: skip
