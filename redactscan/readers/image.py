"""Pictures: the text that can be seen in them, and what their files say of camera, place and author."""

from __future__ import annotations

from redactscan.model import Document
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft, Reader, Source


def read(source: Source) -> Document:
    """Read a picture. Its texts have the role ``image-text``; without the extra for OCR they are a notice."""
    draft = Draft(source, READER.media_type, parts=1)
    look(draft, "", source.data)
    return draft.finish()


READER = Reader(
    "image", "image/*",
    (".bmp", ".emf", ".gif", ".jfif", ".jpe", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp", ".wmf"), read,
)  # fmt: skip
