"""Which module reads which suffix, so that only the modules that a file needs are imported.

A table and no search: importing every reader takes longer than reading most files. A test holds it against the
``READER`` of every module.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from redactscan.readers.source import Reader

SUFFIXES = {
    "apple": ".appledouble .ds_store",
    "archive": ".7z .bz2 .cab .gz .iso .lha .lzh .rar .tar .tbz .tbz2 .tgz .txz .tzst .xz .z .zip .zst",
    "cms": ".p7m .p7s .p7b .p7c",
    "csv": ".csv .tsv",
    "docx": ".docx .docm .dotx .dotm",
    "html": ".html .htm .xhtml",
    "image": ".bmp .emf .gif .jfif .jpe .jpeg .jpg .png .tif .tiff .webp .wmf",
    "mail": ".eml .mht .mhtml .mbox .emlx",
    "msg": ".msg",
    "odf": ".odt .ott .odm .fodt .ods .ots .fods .odp .otp .fodp .odg .otg .fodg .odf .odc .odb",
    "ofd": ".ofd",
    "ole": ".ole",
    "pdf": ".pdf",
    "ppt97": ".ppt .pps .pot .dps .dpt",
    "pptx": ".pptx .pptm .ppsx .ppsm .potx .potm",
    "rtf": ".rtf",
    "text": ".txt .md .markdown .log .text",
    "tnef": ".tnef",
    "word97": ".doc .dot .wps .wpt",
    "xls": ".xls .xlt .xla .et .ett",
    "xlsx": ".xlsx .xlsm .xltx .xltm .xlam .xlsb",
    "xml": ".xml .atom .fb2 .gpx .kml .plist .rdf .rss .svg .uof .uot .vml .xmp .xsl",
}
"""Module or package of this folder to the suffixes of its reader, in its order."""

USUAL = ("csv", "docx", "text", "xlsx")
"""The readers of most files that cost little to import."""

_MODULES = {suffix: module for module, suffixes in SUFFIXES.items() for suffix in suffixes.split()}


def suffixes() -> frozenset[str]:
    """Every suffix that some reader claims, with its dot, in lower case."""
    return frozenset(_MODULES)


def module_of(suffix: str) -> str:
    """The name of the module that reads files of this suffix; '' if none does."""
    return _MODULES.get(suffix, "")


@cache
def reader_of(module: str) -> Reader:
    """The reader of one module."""
    reader: Reader = import_module(f"redactscan.readers.{module}").READER
    return reader
