"""Office files are zip archives that carry the time of writing; here they carry one fixed time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

STAMP = "2024-09-30T08:00:00Z"
_EPOCH = (2024, 9, 30, 8, 0, 0)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip archive that depends on its members only."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def repack(data: bytes) -> bytes:
    """The archive with the fixed time on every member and in its document properties."""
    with ZipFile(BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    core = "docProps/core.xml"
    if core in members:
        members[core] = _DATES.sub(rb"\g<1>" + STAMP.encode() + b"<", members[core])
    return pack(members)
