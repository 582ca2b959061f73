"""What a reader makes of the parts of a mail: passages, embedded files, notices."""

from __future__ import annotations

import re

from redactscan.model import Field, Line, Location, Message, Passage
from redactscan.readers.encoding import LOST, decode
from redactscan.readers.mail.mime import Entity, Multipart
from redactscan.readers.mail.transfer import decoded_body, enclosed, unwrapped
from redactscan.readers.source import Draft
from redactscan.readers.text import blocks
from redactscan.values import dataclass, field

# Fields that say how a part is wrapped up, and those that name it to programs.
_WRAPPING = frozenset({"content-disposition", "content-transfer-encoding", "content-type", "mime-version"})
_NAMING = frozenset({"content-id", "in-reply-to", "message-id", "references", "resent-message-id"})
# Such a name is made up, with no more digits than a date and a time have.
_MADE_UP = re.compile(r"(?:\s*<(?![^>]*[0-9]{15})[!-;=?-~]+>)*\s*")
_WRAPPER = re.compile(r"""\b(?:boundary|(?:file)?name)\*?[0-9*]*=(?:"[^"]*"|[^;]*)""", re.IGNORECASE)
_TELLING = re.compile(r"[^\x00-\x7f]|[0-9]{11}")
_PREAMBLE = re.compile(rb"\s*this is an? [^\n]*(?:mime|multi-?part|openpgp)[^\n]*\s*", re.IGNORECASE)
_PGP = b"-----BEGIN PGP MESSAGE-----"

_TEXTS = frozenset({
    "", "message/delivery-status", "message/disposition-notification", "message/external-body", "message/partial",
    "text/enriched", "text/plain", "text/rfc822-headers", "text/richtext",
})  # fmt: skip
_MAILS = frozenset({"message/global", "message/rfc822"})
_SUFFIXES = {
    **dict.fromkeys(_MAILS, ".eml"), "application/xhtml+xml": ".html", "application/xml": ".xml",
    "text/calendar": ".ics", "text/csv": ".csv", "text/html": ".html", "text/vcard": ".vcf", "text/x-vcard": ".vcf",
    "text/xml": ".xml",
}  # fmt: skip


@dataclass(slots=True)
class Parts:
    """Walks a mail and its parts. Whatever is a file of its own is handed over, nested mails too."""

    draft: Draft
    names: set[str] = field(default_factory=set)

    def read(self, entity: Entity, kind: str = "", depth: int = 0) -> None:
        """Read a mail or a part of it; ``kind`` is its content type if it does not say one."""
        limits = self.draft.source.limits
        if self.draft.parts >= limits.members:
            self.draft.notice("limit-reached", detail=Message.of("detail.member-limit", limit=limits.members))
            return
        self.draft.parts += 1
        self._say_headers(entity)
        kind = entity.headers.content_type or kind
        if not kind.startswith("multipart/"):
            self._leaf(entity, kind)
        elif depth >= limits.depth:
            detail = Message.of("detail.depth-limit", limit=limits.depth)
            self.draft.notice("limit-reached", _label(entity), detail)
        else:
            self._multipart(entity, kind, depth)

    def _say_headers(self, entity: Entity) -> None:
        for header in entity.headers.fields:
            name, text = header.name.lower(), header.text
            if name in _WRAPPING and not _TELLING.search(_WRAPPER.sub("", text)):
                continue
            if text and not (name in _NAMING and _MADE_UP.fullmatch(text)):
                self.draft.content.append(Passage(text, Location(_label(entity), "metadata", Field(header.name))))
            if LOST in text:
                self._undecodable(entity, text.count(LOST))

    def _multipart(self, entity: Entity, kind: str, depth: int) -> None:
        found = Multipart.of(entity)
        if not found.whole:
            self.draft.notice("unparsable", _label(entity), Message.of("detail.truncated"))
        for stray in found.around:
            text = decode(stray).text.strip()
            if not _PREAMBLE.fullmatch(stray):
                self.draft.content.append(Passage(text, Location(_label(entity), "hidden", Line(1, 1))))
        if kind == "multipart/encrypted":
            self.draft.notice("encrypted", _label(entity))
            return
        for part in found.parts:
            self.read(part, "message/rfc822" if kind == "multipart/digest" else "", depth + 1)

    def _leaf(self, entity: Entity, kind: str) -> None:
        data, whole = decoded_body(entity.body, entity.headers.value("content-transfer-encoding"))
        if not whole:
            self.draft.notice("unparsable", _label(entity), Message.of("detail.damaged-member"))
        if kind in _TEXTS and not entity.is_attachment:
            self._text(entity, data)
            if kind == "message/partial":
                self.draft.notice("part-skipped", _label(entity), Message.of("detail.partial-message"))
            elif kind == "message/external-body":
                self.draft.notice("part-skipped", _label(entity), Message.of("detail.linked-content"))
        elif data.strip():
            if kind == "text/html" and not entity.is_attachment:
                data = _in_unicode(data, entity.headers.parameter("content-type", "charset"))
            self._embed(entity, entity.name or f"part{entity.number}{_SUFFIXES.get(kind, '')}", data)

    def _text(self, entity: Entity, data: bytes) -> None:
        last, pieces = 0, []
        for file in enclosed(data):
            pieces.append(data[last : file.start])
            last = file.end
            self._embed(entity, decode(file.name).text, file.data)
            if not file.whole:
                self.draft.notice("unparsable", _label(entity), Message.of("detail.damaged-member"))
        found = decode(b"".join([*pieces, data[last:]]), entity.headers.parameter("content-type", "charset"))
        text = found.text
        if entity.headers.parameter("content-type", "format").lower() == "flowed":
            text = unwrapped(text, entity.headers.parameter("content-type", "delsp").lower() == "yes")
        if found.problems:
            self._undecodable(entity, found.problems)
        if _PGP in data:
            self.draft.notice("encrypted", _label(entity))
        self.draft.content += blocks(text, _label(entity))

    def _embed(self, entity: Entity, name: str, data: bytes) -> None:
        if name in self.names:
            name = f"part{entity.number}/{name}"
        self.names.add(name)
        self.draft.embed(name, data)

    def _undecodable(self, entity: Entity, count: int) -> None:
        self.draft.notice("undecodable-text", _label(entity), Message.of("detail.undecodable", count=count))


def _label(entity: Entity) -> str:
    return f"part {entity.number}" if entity.number else ""


def _in_unicode(page: bytes, charset: str) -> bytes:
    """A page that says its charset outside of itself, so that it reads right on its own."""
    found = decode(page, charset)
    return page if found.encoding.startswith("utf-8") or not charset else found.text.encode("utf-8-sig")
