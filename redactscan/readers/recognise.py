"""What a file is, told by its content: names are wrong, in an office more often than elsewhere."""

from __future__ import annotations

import re

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rt", ".rtf"),  # Word asks for no more
    (b"Rar!\x1a\x07", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"MSCF\x00\x00\x00\x00", ".cab"),
    (b"\x1f\x9d", ".z"),
    (b"\x00\x05\x16\x07", ".appledouble"),  # RFC 1740
    (b"\x00\x05\x16\x00", ".appledouble"),
    (b"\x00\x00\x00\x01Bud1", ".ds_store"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"\x01\x00\x00\x00\x6c\x00\x00\x00", ".emf"),
    (b"\xd7\xcd\xc6\x9a", ".wmf"),
    *((bytes((place, 0, 9, 0, 0, version)), ".wmf") for place in (1, 2) for version in (1, 3)),  # [MS-WMF] 2.3.2.2
    (b"\x78\x9f\x3e\x22", ".tnef"),
)
# A workbook without a compound file around it: the first record of BIFF2 to BIFF8 with its length ([MS-XLS] 2.4.21).
_BIFF = re.compile(rb"\x09(?:\x00\x04|\x02\x06|\x04\x06|\x08[\x06\x08\x10])\x00[\x00\x02-\x07][\x00\x02-\x06]")
# ContentInfo of RFC 5652 and of GM/T 0010: a sequence that begins with an object identifier.
_CMS = re.compile(
    rb"\x30(?:\x80|[\x00-\x7f]|\x81.|\x82..|\x83...|\x84....)\x06"
    rb"(?:\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07[\x01-\x06]|\x0a\x2a\x81\x1c\xcf\x55\x06\x01\x04\x02[\x01-\x06])"
    rb"|-----BEGIN (?:PKCS7|CMS)-----",
    re.DOTALL,
)
_EMF_AT, _EMF = 40, b" EMF"  # [MS-EMF] 2.3.4.2: after the size of a header that varies
_TAR_AT, _TAR, _BLOCK = 257, b"ustar", 512
_LHA_AT, _LHA, _ISO_AT, _ISO = 2, b"-lh", 0x8001, b"CD001"
_SUM = re.compile(rb"[0-7 \x00]{8}|[\x80\xff].{7}", re.DOTALL)  # of the header, as tar writes numbers
_PROGRAM = b"MZ"
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # ISO 32000-1 annex H, note 13

# The stream or storage that makes an OLE file what it is ([MS-DOC] 2.1, [MS-XLS] 2.1, [MS-PPT] 2.1, [MS-OXMSG] 2.1).
_STREAMS = (
    ("worddocument", ".doc"),
    ("workbook", ".xls"),
    ("book", ".xls"),
    ("powerpoint document", ".ppt"),
    ("__properties_version1.0", ".msg"),
)
# The folder of the main part of an OOXML package, and the `mimetype` member of the others.
_FOLDERS = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_MIME_TYPES = (
    (b"opendocument.text", ".odt"),
    (b"opendocument.spreadsheet", ".ods"),
    (b"opendocument.presentation", ".odp"),
    (b"opendocument.graphics", ".odg"),
    (b"opendocument.", ".odt"),
)
_HEAD = 4096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div)\b", re.I | re.S
)
_XML = re.compile(r"\s*<(?:\?xml\b|[A-Za-z_][\w.-]*:?[\w.-]*(?:\s+[\w:.-]+\s*=|\s*>))")
_FLAT_ODF = re.compile(r"<office:document\b[^>]*mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.(\w+)", re.S)
_FLAT = {"text": ".fodt", "spreadsheet": ".fods", "presentation": ".fodp", "graphics": ".fodp"}
_MAIL = re.compile(
    r"(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To|Reply-To|"
    r"X-[\w-]+|DKIM-Signature)[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}",
    re.I,
)
# A mailbox: before each mail a line with its sender and time (RFC 4155).
_MAILBOX = re.compile(r"From \S[^\n]*\b\d{4}\b[^\n]*\n(?=[!-9;-~]+[ \t]*:)")
# What these two say under the name of a plain text cannot be read as one: entities, base64.
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)
_MIME = re.compile(r"^(?:mime-version|content-transfer-encoding)[ \t]*:", re.I | re.M)
_PLAIN_TEXTS = frozenset({".log", ".markdown", ".md", ".text", ".txt"})
_TEXTS = frozenset({
    ".csv", ".eml", ".emlx", ".htm", ".html", ".log", ".markdown", ".mbox", ".md", ".mht", ".mhtml", ".text", ".tsv",
    ".txt", ".xhtml", ".xml",
})  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Of a file that is damaged beyond recognition the reader that its name asks for says the most.
_OLE_SUFFIXES = frozenset({".doc", ".dps", ".et", ".msg", ".ppt", ".wps", ".xls"})
_ZIP_SUFFIXES = frozenset({".docx", ".odp", ".ods", ".odt", ".ofd", ".pptx", ".xlsx"})
_SPREADSHEETS = frozenset({".et", ".xls", ".xlsx"})

# WPS Office gives its suffixes to compound files and, in its newer versions, to packages.
_WPS = {".wps": ".docx", ".wpt": ".docx", ".et": ".xlsx", ".ett": ".xlsx", ".dps": ".pptx", ".dpt": ".pptx"}


def may_be(suffix: str, found: str) -> bool:
    """Whether a file of the kind ``found`` may rightly have that suffix, though another reader claims it.

    >>> may_be(".wps", ".docx"), may_be(".doc", ".docx")
    (True, False)
    """
    return _WPS.get(suffix) == found


def kind(data: bytes, suffix: str) -> str:
    """The suffix that a file with this content deserves, '' if nobody can tell.

    ``suffix`` is the one it has (lower case, with its dot): texts look alike, so there it decides.
    """
    head = data[:_HEAD]
    if head.startswith(_OLE):
        return _ole(data, suffix)
    if head.startswith(_ZIP):
        return _zip(data, suffix)
    if (magic := next((name for mark, name in _MAGIC if head.startswith(mark)), "")) or _PDF in head[:_PDF_WITHIN]:
        return magic or ".pdf"
    if _BIFF.match(head):
        return ".xls"
    if head.startswith(b"\x01\0\0\0") and head.startswith(_EMF, _EMF_AT):
        return ".emf"
    if _CMS.match(head):
        return ".p7m"
    if archive := _archive(data, head):
        return archive
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return ".webp"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return ".bmp"
    return _text(data, suffix)


def _archive(data: bytes, head: bytes) -> str:
    """The kinds of archives whose mark is not at their beginning, among them programs that unpack themselves."""
    if head.startswith(_TAR, _TAR_AT):
        return ".tar"
    if head.startswith(_LHA, _LHA_AT):
        return ".lzh"
    if data.startswith(_ISO, _ISO_AT):
        return ".iso"
    if head.startswith(_PROGRAM):
        if data.rfind(b"PK\x05\x06", -(1 << 16) - 22) >= 0:
            return ".zip"
        return next((name for mark, name in _MAGIC if name in (".7z", ".rar") and mark in data), "")
    if not _SUM.fullmatch(head[148:156]):
        return ""
    from tarfile import HeaderError, TarInfo

    try:  # tar files older than their mark have a sum of their header
        TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except (HeaderError, ValueError):
        return ""
    return ".tar"


def _ole(data: bytes, suffix: str) -> str:
    from redactscan.readers.ole.compound import Compound

    try:
        names = {"/".join(entry.path).lower() for entry in Compound.parse(data).entries if entry.is_stream}
    except ValueError:  # no directory: the reader of OLE files says so
        return suffix if suffix in _OLE_SUFFIXES else ".ole"
    return next((suffix for stream, suffix in _STREAMS if stream in names), ".ole")


def _zip(data: bytes, suffix: str) -> str:
    from redactscan.readers.zip_members import list_members

    members = list_members(data).members
    if not members:
        return suffix if suffix in _ZIP_SUFFIXES else ".zip"
    names = {member.name for member in members}
    if "OFD.xml" in names or "Encryptions.xml" in names:  # the list of what is encrypted (GM/T 0099)
        return ".ofd"
    for member in members:
        if member.name == "mimetype":
            content = data[member.start : member.end][:100]
            return next((suffix for mark, suffix in _MIME_TYPES if mark in content), ".zip")
    if {"content.xml", "META-INF/manifest.xml"} <= names:
        return ".odt"
    if "[Content_Types].xml" in names or any(name.startswith("_rels/") for name in names):
        if "xl/workbook.bin" in names:
            return ".xlsb"
        return next((suffix for folder, suffix in _FOLDERS if any(n.startswith(folder) for n in names)), ".zip")
    return ".zip"


def _text(data: bytes, suffix: str) -> str:
    head = data[:_HEAD]
    wide = next(
        (name for bom, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")) if head.startswith(bom)), ""
    )
    text = head.decode(wide or "latin-1", "replace").lstrip("\ufeff").removeprefix("\xef\xbb\xbf")
    if found := _FLAT_ODF.search(text):
        return _FLAT.get(found[1], ".xml")
    if suffix in _PLAIN_TEXTS and _PAGE.match(text):
        return ".html"
    if suffix in _PLAIN_TEXTS and _MAIL.match(text) and _MIME.search(text):
        return ".eml"
    if suffix in _TEXTS:
        return suffix
    if _HTML.match(text):
        return ".html"
    if _MAILBOX.match(text):
        return ".mbox"
    if _MAIL.match(text):
        return ".mht" if "multipart/related" in text.lower() else ".eml"
    if _XML.match(text):
        return ".xml"
    if not wide and 10 * len(_CONTROL.findall(head)) > len(head):
        return ""
    return ".csv" if suffix in _SPREADSHEETS else ".txt"
