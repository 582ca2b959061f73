"""OpenDocument files (ISO/IEC 26300): texts, sheets, presentations, drawings, in a package or as one flat file."""

from __future__ import annotations

from redactscan.model import Document, Message
from redactscan.readers.odf.container import Container
from redactscan.readers.package import Package
from redactscan.readers.source import Draft, Reader, Source

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read(source: Source) -> Document:
    """Read an OpenDocument file of any kind."""
    draft = Draft(source, MEDIA_TYPE)
    container = Container(draft)
    if source.data.startswith(b"PK"):
        container.read(Package.open(draft))
    else:
        container.read_flat()
    if not container.found and not draft.notices:
        draft.notice("type-mismatch", detail=Message.of("detail.no-document"))
    return draft.finish()


READER = Reader(
    "odf",
    MEDIA_TYPE,
    (
        ".odt", ".ott", ".odm", ".fodt", ".ods", ".ots", ".fods", ".odp", ".otp", ".fodp", ".odg", ".otg", ".fodg",
        ".odf", ".odc", ".odb",
    ),
    read,
)  # fmt: skip
