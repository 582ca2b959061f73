"""The engine that reads pictures: an optional extra behind one function, so that another may take its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

Box: TypeAlias = tuple[float, float, float, float]


class Seen(NamedTuple):
    """A line of text in a picture. ``box`` is (left, top, right, bottom) in pixels; ``confidence`` 0 to 1."""

    text: str
    box: Box
    confidence: float


Engine: TypeAlias = Callable[["Image"], list[Seen]]


@cache
def engine() -> Engine | None:
    """The engine of this process, loaded once; None without the extra ``ocr``.

    PP-OCRv6 *tiny* reads a page in about a second; the models are part of the package, nothing is downloaded.
    """
    try:
        from faster_paddle import OcrEngine
    except ImportError:
        return None
    # workers run side by side already
    tiny = OcrEngine("tiny", threads=1)

    def seen(picture: Image) -> list[Seen]:
        encoded = BytesIO()
        picture.convert("RGB").save(encoded, "BMP")
        found = tiny.ocr(encoded.getvalue())["bounds"].values()
        return [Seen(one["text"], (*one["topLeftCoord"], *one["bottomRightCoord"]), one["confidence"]) for one in found]

    return seen


@cache
def _barcodes() -> Callable[[Image], list[Seen]] | None:
    try:
        import zxingcpp
    except ImportError:
        return None

    def seen(picture: Image) -> list[Seen]:
        found = []
        for code in zxingcpp.read_barcodes(picture.convert("L")):
            first, last = code.position.top_left, code.position.bottom_right
            found.append(Seen(code.text, (float(first.x), float(first.y), float(last.x), float(last.y)), 1.0))
        return found

    return seen


def barcodes(picture: Image) -> list[Seen]:
    """What the QR and bar codes of a picture say; [] without the extra."""
    read = _barcodes()
    return read(picture) if read else []
