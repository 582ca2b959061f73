"""Whether the fonts of a PDF say which characters they draw."""

from __future__ import annotations

import re
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

_COLLECTIONS = frozenset((b"GB1", b"CNS1", b"Japan1", b"Korea1"))


def is_doubtful(pdf: pikepdf.Pdf) -> bool:
    """Whether a font of the file has glyphs that nothing maps to characters, so that its text must be checked."""
    import pikepdf

    kind = pikepdf.Name.Font
    try:
        return any(
            isinstance(item, pikepdf.Dictionary) and "/Type" in item and item.Type == kind and _is_unmapped(item)
            for item in pdf.objects
        )
    except (ValueError, pikepdf.PdfError):  # a name that is no text, an object that cannot be read
        return True


def _is_unmapped(font: Any) -> bool:
    import pikepdf

    if "/ToUnicode" in font or "/CIDSystemInfo" in font:
        return False
    encoding = font.get("/Encoding")
    if font.get("/Subtype") == pikepdf.Name.Type0:
        if _PREDEFINED.fullmatch(str(encoding)):
            return False
        return str(encoding) not in ("/Identity-H", "/Identity-V") or not _has_collection(font)
    if isinstance(encoding, pikepdf.Dictionary):
        return "/Differences" in encoding
    descriptor = font.get("/FontDescriptor")
    if encoding is not None or not isinstance(descriptor, pikepdf.Dictionary):
        return False
    return any(file in descriptor for file in ("/FontFile", "/FontFile2", "/FontFile3"))


def _has_collection(font: Any) -> bool:
    """Whether a font's glyphs are numbered as in one of Adobe's collections, whose characters are known."""
    try:
        return bytes(font.DescendantFonts[0].CIDSystemInfo.Ordering) in _COLLECTIONS
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return False
