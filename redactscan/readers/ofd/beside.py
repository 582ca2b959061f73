"""What an OFD container holds beside its pages: attachments, seals, pictures, fonts, whatever nobody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.model import Field, Location, Passage
from redactscan.readers.asn1 import contents
from redactscan.readers.ofd.document import OfdDocument
from redactscan.readers.ofd.jbig2 import MARK, as_png
from redactscan.readers.ofd.parts import Parts, children
from redactscan.readers.package import local
from redactscan.readers.paged.flow import Flow
from redactscan.readers.pictures import look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_FONTS = (".ttf", ".otf", ".ttc", ".cff", ".pfb", ".pfa", ".woff", ".woff2")
_FONT_MARKS = (
    b"\0\1\0\0", b"OTTO", b"ttcf", b"true", b"typ1", b"wOFF", b"wOF2", b"%!", b"\x80\x01", b"\x01\x00\x04",
)  # fmt: skip
_PICTURES = (".bmp", ".emf", ".gif", ".jp2", ".jpeg", ".jpg", ".jpx", ".png", ".tif", ".tiff", ".webp", ".wmf")
_BILEVEL = (".jb2", ".jbig2", ".gbig2", ".gb2")
"""JBIG2 and its Chinese kin, which no library opens."""

_ASN1 = (".dat", ".der", ".esl", ".p7s")
_SEQUENCE = b"\x30"
_HEAD = 64


@dataclass(slots=True)
class Beside:
    """Reads what ``parts`` has beside the pages of ``documents``."""

    parts: Parts
    documents: list[OfdDocument] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)

    def attachments(self, document: OfdDocument) -> None:
        """The files attached to a document become documents of their own (§18)."""
        for node in children(document.root, "Attachments"):
            listing = self.parts.resolve(document.part, node.text)
            root = self.parts.xml(listing) if listing is not None else None
            if listing is None or root is None:
                continue
            for attachment in children(root, "Attachment"):
                for location in children(attachment, "FileLoc"):
                    part = self.parts.resolve(listing, location.text)
                    if part is not None and part in self.parts.rest:
                        self.parts.embed(part)
            self.parts.words.say(listing, root)

    def signatures(self, main: str, location: str | None) -> None:
        """Who signed or sealed a document, and with what (§17)."""
        listing = self.parts.resolve(main, location)
        root = self.parts.xml(listing) if listing is not None else None
        if listing is None or root is None:
            return
        self.parts.words.say(listing, root)
        for signature in children(root, "Signature"):
            part = self.parts.resolve(listing, signature.get("BaseLoc"))
            described = self.parts.xml(part) if part is not None and part in self.parts.rest else None
            if part is None or described is None:
                continue
            self.parts.words.say(part, described)
            for node in described.iter():
                if local(node.tag) in ("SignedValue", "BaseLoc"):
                    sealed = self.parts.resolve(part, node.text)
                    if sealed is not None and sealed in self.parts.rest:
                        self._seal(sealed, self.parts.read(sealed) or b"")

    def leftovers(self) -> None:
        """Every part that nothing has led to: pictures, pages of nobody, files that somebody put there."""
        pictures = {part for document in self.documents for part in document.resources.media.values()}
        for part in list(self.parts.rest):
            name = self.parts.package.parts[part].name.lower()
            head = self.parts.head(part, _HEAD)
            if part not in self.parts.rest:  # a page nobody listed has led there in the meantime
                continue
            if name.endswith(_FONTS) and head.startswith(_FONT_MARKS):
                self.parts.rest.pop(part)
            elif name.endswith(_BILEVEL) or head.startswith(MARK):
                self._bilevel(part, self.parts.read(part) or b"")
            elif name.endswith(_PICTURES) or (part in pictures and not name.endswith(_ASN1)):
                look(self.parts.draft, part, self.parts.read(part) or b"")
            else:
                self._leftover(part, name, head.lstrip(b"\xef\xbb\xbf \t\r\n"))

    def _leftover(self, part: str, name: str, head: bytes) -> None:
        if name.endswith(_ASN1) and head.startswith(_SEQUENCE):
            self._seal(part, self.parts.read(part) or b"")
        elif head.startswith(b"<") and name.endswith((".xml", ".dat")):
            root = self.parts.xml(part)
            if root is not None:
                self._unasked(part, root)
        else:
            self.parts.embed(part)

    def _bilevel(self, part: str, data: bytes) -> None:
        draft = self.parts.draft
        png = as_png(data, draft.source.limits.pixels) if data.startswith(MARK) else None
        if png is None:
            draft.unseen.append(part)
        else:
            look(draft, part, png)

    def _unasked(self, part: str, root: Element) -> None:
        """A part in XML that no other part speaks of."""
        if local(root.tag) == "Page" and self.documents:
            owner = self.documents[0]
            flow = Flow(self.parts.draft, f"{part} ", "hidden")
            hidden = OfdDocument(self.parts, owner.part, owner.root, flow)
            hidden.resources = owner.resources
            hidden.page(1, part, root)
        else:
            self.parts.words.say(part, root, "hidden" if local(root.tag) in ("Page", "PageAnnot") else "metadata")

    def _seal(self, part: str, data: bytes) -> None:
        draft = self.parts.draft
        for number, found in enumerate(contents(data), 1):
            if found.kind == "picture":
                look(draft, part, found.data)
            elif found.kind == "file":
                draft.embed(f"{part}#{number}", found.data)
            elif found.text not in self._said:
                self._said.add(found.text)
                draft.content.append(Passage(found.text, Location(part, "metadata", Field("seal"))))
