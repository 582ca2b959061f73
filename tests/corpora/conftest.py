"""Read the demo documents back with other programs than those that wrote them, and than redactscan's own readers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def words() -> Callable[[Path], str]:
    """All text of a file, the hidden too, without white space; ``|`` between paragraphs and cells."""

    @cache
    def read(path: Path) -> str:
        pieces = {".docx": _docx, ".xlsx": _xlsx, ".pdf": _pdf}.get(path.suffix, _text)(path)
        return "|".join([re.sub(r"\s", "", piece) for piece in (path.name, *pieces)])

    return read


def _text(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    for encoding in ("utf-16",) if data.startswith(b"\xff\xfe") else ("utf-8-sig", "gb18030"):
        try:
            yield html.unescape(data.decode(encoding))
            return
        except UnicodeDecodeError:
            continue


def _docx(path: Path) -> Iterator[str]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                root = ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own file
                yield from ("".join(_own_text(paragraph)) for paragraph in root.iter(f"{_WORD}p"))
                if name == "docProps/core.xml":
                    yield "".join(root.itertext())


def _own_text(node: ElementTree.Element) -> Iterator[str]:
    """The text in a paragraph but not in the paragraphs of a text box in it."""
    for child in node:
        if child.tag != f"{_WORD}p":
            yield child.text or ""
            yield from _own_text(child)


def _xlsx(path: Path) -> Iterator[str]:
    book = openpyxl.load_workbook(path)
    properties = book.properties
    yield from (text or "" for text in (properties.title, properties.subject, properties.description))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                yield f"{cell.value:.16G}" if isinstance(cell.value, float) else str(cell.value)
                yield cell.comment.text if cell.comment else ""


def _pdf(path: Path) -> Iterator[str]:
    """In the order of drawing: there a number that wraps in its cell is in one piece."""
    for page in extract_pages(path, laparams=None):
        yield "".join(_glyphs(page))
    with pikepdf.open(path) as file:
        yield from (str(value) for value in file.docinfo.values())
        for page in file.pages:
            yield from (str(note.get("/Contents", "")) for note in page.get("/Annots", []))


def _glyphs(item: LTContainer) -> Iterator[str]:
    for child in item:
        if isinstance(child, LTChar):
            yield child.get_text()
        elif isinstance(child, LTContainer):
            yield from _glyphs(child)
