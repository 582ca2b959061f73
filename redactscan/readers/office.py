"""What every Office package has beside its document: properties, links, pictures, embedded files, unknown parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Field, Location, Passage, Role
from redactscan.readers.office_properties import read_properties, read_targets
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.package import Package, kind_of, local, parse_xml
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

PICTURES = frozenset({
    ".bmp", ".dib", ".emf", ".emz", ".gif", ".heic", ".jfif", ".jpe", ".jpeg", ".jpg", ".pcx", ".pct", ".pict", ".png",
    ".svg", ".tif", ".tiff", ".wdp", ".webp", ".wmf", ".wmz",
})  # fmt: skip
FONTS = frozenset({".fntdata", ".odttf", ".otf", ".ttf"})
_XML = frozenset({".rels", ".svg", ".vml", ".xml"})
_PAGES = frozenset({".eml", ".htm", ".html", ".mht", ".mhtml", ".rtf", ".txt", ".xhtml"})

# Parts that hold settings and no text of anybody's.
_MACHINERY = frozenset({
    "Types", "calcChain", "fonts", "presProps", "styles", "styleSheet", "tblStyleLst", "theme", "viewProps",
    "webSettings",
})  # fmt: skip
_SHOWN: dict[str, Role] = {
    "chartSpace": "body",
    "chart": "body",
    "dataModel": "body",
    "drawing": "body",
    "userShapes": "body",
    "wsDr": "textbox",
    "xml": "textbox",
    "svg": "image-text",
    "externalLink": "hidden",
    "pivotCacheDefinition": "hidden",
    "pivotCacheRecords": "hidden",
    "revisions": "deleted",
}
# A member name that may say something: not the ASCII words and short numbers that programs count with, nor the
# checksums by which OpenOffice calls its pictures.
_TELLING_NAME = re.compile(r"[^\x20-\x7e]|\d{6}|@")
_CHECKSUM = re.compile(r"[0-9A-F]{32,}\.\w+")
_MAIN = ".main+xml"
_WIDE_TEXT = re.compile(rb"(?:[\x20-\x7e]\x00|[^\x00][\x4e-\x9f]){4,}")


@dataclass(slots=True)
class Office:
    """The common half of the OOXML readers. ``xml`` hands out the parts that a reader may know, deals with the rest."""

    draft: Draft
    package: Package
    sweep: Sweep

    @classmethod
    def open(cls, draft: Draft) -> Office:
        """Open the package of ``draft.source``; the names of its members are data, too."""
        package = Package.open(draft)
        say_names(package)
        draft.media_type = _media_type(package) or draft.media_type
        return cls(draft, package, Sweep(draft))

    def xml(self, part: str, known: Collection[str] = ()) -> Element | None:
        """The root of a part in XML; None if it is something else, which is then read or noticed, or of a ``known``
        kind, of which the document has one already.
        """
        data = self.package.read(part)
        if data is None:
            return None
        suffix = "." + self.package.parts[part].name.lower().rpartition(".")[2]
        if suffix in PICTURES:
            look(self.draft, part, data)
        if suffix in _XML or (suffix not in _PAGES and data[:64].lstrip(b"\xef\xbb\xbf").startswith(b"<?xml")):
            return None if known and kind_of(data) in known else parse_xml(self.draft, part, data)
        if suffix not in PICTURES | FONTS and data:
            self._binary(part, data)
        return None

    def rest(self, part: str, root: Element, place: Anchor | None = None) -> None:
        """Read a part that the format's own reader does not know, by what its root says it is.

        ``place`` is where a document shows it, if that is known.
        """
        match local(root.tag):
            case kind if kind in _MACHINERY:
                pass
            case "coreProperties" | "Properties":
                read_properties(self.draft, part, root)
            case "Relationships":
                read_targets(self.draft, part, root)
            case kind:
                self.sweep.part(part, root, _SHOWN.get(kind, "metadata"), place)

    def _binary(self, part: str, data: bytes) -> None:
        if posixpath.dirname(part).lower().endswith("printersettings"):
            for text in _wide_texts(data):
                self.draft.content.append(Passage(text, Location(part, "metadata", Field("printer"))))
        else:
            self.draft.embed(part, data)


def say_names(package: Package) -> None:
    """The names of the members, as far as they may say something."""
    for part in package.parts:
        name = posixpath.basename(part)
        if _TELLING_NAME.search(part) and not _CHECKSUM.fullmatch(name):
            package.draft.content.append(Passage(name, Location("", "file-name", Field("member"))))


def _media_type(package: Package) -> str:
    """What the main part says it is, macros and templates told apart; '' if it does not say."""
    types = package.peek("[Content_Types].xml")
    for element in types if types is not None else ():
        kind = element.get("ContentType", "")
        if kind.endswith(_MAIN):
            kind = kind.removesuffix(_MAIN)
            # [MS-OFFMACRO2] 1.2: macroEnabled, macroEnabledTemplate; the registered names all end in this
            return f"{kind.partition('.macroEnabled')[0]}.macroEnabled.12" if ".macroEnabled" in kind else kind
    return ""


def _wide_texts(data: bytes) -> Iterable[str]:
    """Strings of a Windows structure such as DEVMODE: four or more UTF-16 characters in a row."""
    return (match.group().decode("utf-16-le", "replace") for match in _WIDE_TEXT.finditer(data))
