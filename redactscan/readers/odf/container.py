"""The package of an OpenDocument (part 2): which part is what; or the one part of a flat file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.readers.odf.beside import read_scripts
from redactscan.readers.odf.documents import Common, Documents
from redactscan.readers.odf.names import first, given, qualified
from redactscan.readers.office import FONTS, PICTURES, say_names
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.package import Package, parse_xml
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_MANIFEST = "META-INF/manifest.xml"
_WHOLE = "encrypted-package"  # newer programs encrypt the package as one file
_PICTURED = ("ObjectReplacements/", "Pictures/", "Thumbnails/")
_MACHINERY = frozenset({"layout-cache"})  # where the lines broke on somebody's screen
_MEDIA = re.compile(rb"application/vnd\.[\w.-]{1,80}")
_SHEETS = re.compile(rb"<(?:\w+:)?spreadsheet\b")
# The grammar that OpenOffice names for its macros and dialogs; it is never loaded and defines nothing in the file.
_GRAMMAR = re.compile(rb'<!DOCTYPE\s+[\w:.-]+\s+(?:SYSTEM|PUBLIC\s+"[^"<>]*")\s+"[^"<>]*"\s*>')
_ORDER = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


@dataclass(slots=True)
class Container:
    """Reads all parts into ``draft``. ``found``: there was a document among them."""

    draft: Draft
    documents: Documents = field(init=False)
    sweep: Sweep = field(init=False)
    found: bool = False

    def __post_init__(self) -> None:
        self.sweep = Sweep(self.draft)
        self.documents = Documents(self.draft, self.sweep)

    def read_flat(self) -> None:
        """Read a file that is one XML part."""
        data = _without_grammar(self.draft.source.data)
        self.draft.parts = 1
        if media := _MEDIA.search(data[:4096]):
            self.draft.media_type = media.group().decode()
        self._content("", data, Common())

    def read(self, package: Package) -> None:
        """Read a package: its document first, those within it next, then whatever else there is."""
        say_names(package)
        locked = list(_locked(package))
        if _WHOLE in package.parts or any(_is_content(part) for part in locked):
            self.draft.notice("encrypted")
            locked.append(_WHOLE)
        else:
            for part in locked:
                self.draft.notice("encrypted", part)
        unread = frozenset(locked)
        for part in sorted(package.parts, key=_rank):
            if package.parts[part].name in unread or (data := package.read(part)) is None:
                continue
            name = package.parts[part].name
            if _is_content(name):
                styles = posixpath.join(posixpath.dirname(name), "styles.xml")
                self._content(part, _without_grammar(data), Common(styles, package.peek(styles)))
            else:
                self._other(part, name, data)

    def _content(self, part: str, data: bytes, common: Common) -> None:
        if _SHEETS.search(data):
            self.documents.stream(part, data, common)
            self.found = True
        elif (root := parse_xml(self.draft, part, data)) is not None:
            self.documents.read(part, root, common)
            self.found = True

    def _other(self, part: str, name: str, data: bytes) -> None:
        suffix = posixpath.splitext(name.lower())[1]
        if name == "mimetype":
            if media := _MEDIA.match(data):
                self.draft.media_type = media.group().decode()
        elif name in _MACHINERY or suffix in FONTS or not data:
            pass
        elif name.startswith(_PICTURED) or suffix in PICTURES:
            look(self.draft, part, data)
        elif suffix in (".xml", ".rdf") or data.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml"):
            root = parse_xml(self.draft, part, _without_grammar(data))
            if root is not None:
                self._xml(part, name, root)
        else:
            self.draft.embed(part, data)

    def _xml(self, part: str, name: str, root: Element) -> None:
        if qualified(root.tag).startswith("office:"):
            self.documents.read(part, root)
        elif qualified(root.tag) == "script:module":
            read_scripts(self.draft, part, root)
        elif name != _MANIFEST:  # paths and sizes
            self.sweep.part(part, root, "metadata")


def _locked(package: Package) -> Iterator[str]:
    """The parts that the manifest says are encrypted."""
    manifest = package.parts.get(_MANIFEST)
    root = package.peek(_MANIFEST) if manifest else None
    for entry in root if root is not None else ():
        if first(entry, "manifest:encryption-data") is not None:
            yield given(entry).get("manifest:full-path", "")


def _is_content(name: str) -> bool:
    return posixpath.basename(name) == "content.xml"


def _rank(part: str) -> tuple[int, int]:
    """The document before those within it, the content of each before its styles and properties."""
    folder, name = posixpath.split(part)
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER)), folder.count("/") + bool(folder)


def _without_grammar(data: bytes) -> bytes:
    return _GRAMMAR.sub(b"", data, count=1) if b"<!DOCTYPE" in data[:4096] else data
