"""Pictures, wherever they stand: what can be seen in them, and what is written into their files."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from redactscan.model import Block, Field, Location, Message, Passage, Table
from redactscan.readers.inflate import inflate_stream
from redactscan.readers.leftovers import say_new
from redactscan.readers.pictures.bare import bare_jpeg
from redactscan.readers.pictures.gaps import parted
from redactscan.readers.pictures.lines import Sheet, laid_out
from redactscan.readers.pictures.metafile import is_metafile, texts
from redactscan.readers.pictures.ocr import Seen, barcodes, engine
from redactscan.readers.pictures.properties import TELLS, properties
from redactscan.readers.recognise import kind
from redactscan.readers.registry import module_of
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    from PIL.Image import Image

_OWN = "image"  # what the registry calls the reader of files that are pictures
_NO_HOME = frozenset({"", _OWN, "text", "csv"})  # what is nothing else may be text
_PROGRAMS = frozenset({"EPS", "WMF"})  # Pillow has them drawn by another program
_GZIP = b"\x1f\x8b"
# The least that a number of eleven digits needs to be legible, in pixels.
_LONG_SIDE, _SHORT_SIDE = 55, 9
# The first page as its programs save it beside the document: letters of five pixels, which an engine only guesses.
_PREVIEW = re.compile(r"(?:^|/)(?:Thumbnails|docProps)/thumbnail\.\w+$|SummaryInformation/thumbnail$")
_PREVIEW_SIDE = 512
_FLAT = 24
"""Levels of grey: less contrast than this is no writing."""

_SURE = 0.6  # confidence below which a reading is a guess
_GUESSES = 3


def look(draft: Draft, part: str, data: bytes) -> None:
    """Read the picture ``data``, which is the part of ``draft`` of that name ('' = the file itself).

    Too small or too plain for any writing: examined. Without an engine: one notice for all pictures of the document.
    """
    if data.startswith(_GZIP):
        data = _inflated(draft, part, data)
    if is_metafile(data):
        _look_at_metafile(draft, part, data)
        return
    with _quietly():
        try:
            _look(draft, part, data)
        except Exception as error:  # Pillow's readers raise whatever a hostile file makes them raise
            _say_unread(draft, part, data, type(error).__name__)


def _say_unread(draft: Draft, part: str, data: bytes, error: str) -> None:
    """What is no picture that can be read: some programs put a page or a drawing in the place of one."""
    claimed = module_of(PurePosixPath(part.lower()).suffix)
    found = module_of(kind(data, ""))
    if part and found not in _NO_HOME:
        draft.embed(part, data)
    elif claimed or found == _OWN:
        draft.notice("unparsable", part, Message.of("detail.exception", name=error))
    else:
        draft.notice("unsupported-type", part)


def _inflated(draft: Draft, part: str, data: bytes) -> bytes:
    """A metafile that was packed, ``.emz`` or ``.wmz``."""
    content, flaw, _ = inflate_stream("gzip", data, 0, len(data), draft.source.limits.part_bytes)
    draft.source.spent.bytes += len(content)
    if flaw == "limit":
        draft.notice("limit-reached", part, Message.of("detail.part-limit"))
    elif flaw:
        draft.notice("unparsable", part, Message.of("detail.damaged-member"))
    return content


def look_at_page(draft: Draft, number: int, render: Callable[[], Image], unit: float) -> bool:
    """Read page ``number`` from its picture; ``unit`` is points per pixel. False if that was not possible."""
    if engine() is None or _spent(draft):
        return False
    _see(draft, render(), Sheet(f"page {number}", number, (0, 0), unit))
    return True


def _look(draft: Draft, part: str, data: bytes) -> None:
    bare = bare_jpeg(data) if _PREVIEW.search(part) else None
    if bare and _is_preview(part, *bare):
        return
    from PIL import Image, UnidentifiedImageError

    with Image.open(BytesIO(data)) as picture:
        if picture.format in _PROGRAMS:
            raise UnidentifiedImageError
        draft.content += properties(picture, part, data)
        width, height = picture.size
        if max(width, height) < _LONG_SIDE or min(width, height) < _SHORT_SIDE or _is_preview(part, width, height):
            return
        if width * height > draft.source.limits.pixels:
            draft.notice("limit-reached", part, Message.of("detail.pixels", limit=draft.source.limits.pixels))
            return
        from PIL import ImageOps, ImageSequence

        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > draft.source.limits.pages:
                draft.notice("limit-reached", part, Message.of("detail.pages", limit=draft.source.limits.pages))
                return
            upright = ImageOps.exif_transpose(frame)
            if not _is_plain(upright):
                _see(draft, upright, Sheet(part, number, upright.size))


def _see(draft: Draft, picture: Image, sheet: Sheet) -> None:
    read = engine()
    if read is None:
        draft.unseen.append(sheet.part)
        return
    if _spent(draft):
        return
    clock = time.monotonic()
    seen = [part for one in read(picture) for part in parted(one, picture)] + barcodes(picture)
    draft.source.spent.ocr_s += time.monotonic() - clock
    sheet = Sheet(sheet.part, sheet.number, picture.size, sheet.unit)
    tables = sum(isinstance(item, Table) for item in draft.content)
    draft.content += laid_out(seen, sheet, tables)
    guesses = [one for one in seen if _is_guess(one)]
    if len(guesses) >= _GUESSES and 2 * len(guesses) > len(seen):
        draft.notice("undecodable-text", sheet.part, Message.of("detail.ocr-doubtful"))


def _spent(draft: Draft) -> bool:
    over = draft.source.spent.ocr_s > draft.source.limits.ocr_s
    if over:
        draft.notice("limit-reached", detail=Message.of("detail.ocr-limit", seconds=f"{draft.source.limits.ocr_s:g}"))
    return over


def _is_guess(one: Seen) -> bool:
    return one.confidence < _SURE


def _is_preview(part: str, width: int, height: int) -> bool:
    return max(width, height) <= _PREVIEW_SIDE and _PREVIEW.search(part) is not None


def _is_plain(picture: Image) -> bool:
    """Whether nothing is to be seen: a background, a rule, a spacer."""
    low, high = picture.convert("L").getextrema()
    return float(high) - float(low) < _FLAT  # type: ignore[arg-type]  # one band, so two numbers


def _look_at_metafile(draft: Draft, part: str, data: bytes) -> None:
    number = 0
    remarks: list[str] = []
    for drawn in texts(data):
        if drawn is None:
            if draft.unseen[-1:] != [part] and not _PREVIEW.search(part):
                draft.unseen.append(part)
        elif drawn.role == "metadata":
            remarks += [drawn.text] if TELLS.search(drawn.text) else []
        elif drawn.text.strip():
            number += 1
            draft.content.append(Passage(drawn.text, Location(part, drawn.role, Block(number))))
    say_new(draft, Location(part, "metadata", Field("remarks")), remarks)


@contextmanager
def _quietly() -> Iterator[None]:
    """Pillow's warnings quote what they stumble over."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
