"""Whether the fonts of a PDF say which characters they draw, and are in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

# ISO 32000-1 table 118, without the CMaps that only name code points (Identity-H, Identity-V).
_PREDEFINED = re.compile(
    r"""/(?: GB (?: pc | K | Kp )? -EUC | GBK2K | UniGB-(?: UCS2 | UTF16 )
        | B5pc | HKscs-B5 | ETen(?:ms)?-B5 | CNS-EUC | UniCNS-(?: UCS2 | UTF16 )
        | 83pv-RKSJ | 90msp?-RKSJ | 90pv-RKSJ | Add-RKSJ | EUC | Ext-RKSJ | UniJIS-(?: UCS2 | UCS2-HW | UTF16 )
        | KSC-EUC | KSCms-UHC(?:-HW)? | KSCpc-EUC | UniKS-(?: UCS2 | UTF16 )
        )-[HV] | /[HV]""",
    re.VERBOSE,
)

_UNICODE = {b"GB1": b"UniGB-UCS2-H", b"CNS1": b"UniCNS-UCS2-H", b"Japan1": b"UniJIS-UCS2-H", b"Korea1": b"UniKS-UCS2-H"}
"""By collection, the CMap of its characters."""

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>>>]>>"
)


def is_doubtful(pdf: pikepdf.Pdf) -> bool:
    """Whether a font of the file has glyphs that nothing maps to characters, so that its text must be checked."""
    return _has(pdf, "/Type", "/Font", _is_unmapped)


def is_borrowed(pdf: pikepdf.Pdf) -> bool:
    """Whether a font with Chinese characters is neither in the file nor on the machine: then pdfium gives the last of a
    text no width, and leaves out a text that has none.
    """
    return _has(pdf, "/Subtype", "/Type0", _is_absent)


def _has(pdf: pikepdf.Pdf, key: str, kind: str, sought: Callable[[Any], bool]) -> bool:
    """Whether an object of a kind is what is sought, or none can tell."""
    import pikepdf

    name = pikepdf.Name(kind)
    try:
        return any(
            isinstance(item, pikepdf.Dictionary) and key in item and item[key] == name and sought(item)
            for item in pdf.objects
        )
    except (ValueError, pikepdf.PdfError):  # a name that is no text, an object that cannot be read
        return True


def _is_absent(font: Any) -> bool:
    collection = _collection(font)
    return bool(collection) and not _is_embedded(font.DescendantFonts[0]) and not _is_drawn(collection)


@cache
def _is_drawn(collection: bytes) -> bool:
    """Whether this machine has a font for the characters of one of Adobe's collections: 一 has a width then."""
    import pikepdf
    import pypdfium2

    written = BytesIO()
    font = pikepdf.Object.parse(_FONT % (_UNICODE[collection], collection))
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pdf.make_stream(b"BT /F 10 Tf 40 40 Td <4E00> Tj ET")
        pdf.save(written)
    with pypdfium2.PdfDocument(written.getvalue()) as document:
        return bool(document[0].get_textpage().count_chars())


def _is_unmapped(font: Any) -> bool:
    import pikepdf

    if "/ToUnicode" in font or "/CIDSystemInfo" in font:
        return False
    encoding = font.get("/Encoding")
    if font.get("/Subtype") == pikepdf.Name.Type0:
        if _PREDEFINED.fullmatch(str(encoding)):
            return False
        return str(encoding) not in ("/Identity-H", "/Identity-V") or not _collection(font)
    if isinstance(encoding, pikepdf.Dictionary):
        return "/Differences" in encoding
    return encoding is None and _is_embedded(font)


def _is_embedded(font: Any) -> bool:
    import pikepdf

    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, pikepdf.Dictionary) and any(
        file in descriptor for file in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def _collection(font: Any) -> bytes:
    """Adobe's collection that numbers a font's glyphs, so that their characters are known; empty if none does."""
    try:
        ordering = bytes(font.DescendantFonts[0].CIDSystemInfo.Ordering)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return b""
    return ordering if ordering in _UNICODE else b""
