"""An Office package: members inflated within limits, XML parsed without entities, relationships resolved."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from redactscan.model import Field, Loaded, Location, Message, Passage
from redactscan.readers.crowded import without_crowded_bytes
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import Flaw, Member, inflate, list_members
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from lxml.etree import _Element, _ListErrorLog

    Element: TypeAlias = _Element

# A document type has no place in OOXML (ECMA-376-2 §7.2); its only use there is an entity attack.
_DOCTYPE = b"<!DOCTYPE"
_PROLOG = 4096
_MOST_TO_PEEK = 16 << 20
_BEGINNING = 1 << 12
_FLAWS: dict[Flaw, str] = {
    "damaged-member": "detail.damaged-member",
    "limit": "detail.part-limit",
    "unknown-method": "detail.unknown-compression",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: ``kind`` is the last word of its type; ``target`` a part name, or whatever it says
    where ``external``.
    """

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """An opened container. ``parts`` maps a label to each member in file order; a second member of the same name is
    labelled ``name#2``.
    """

    draft: Draft
    parts: dict[str, Member]
    _relations: dict[str, list[Relation]] = field(default_factory=dict)

    @classmethod
    def open(cls, draft: Draft) -> Package:
        """List the members of ``draft.source``; whatever the listing leaves out becomes a notice."""
        limits = draft.source.limits
        members, comments, damaged, stray, _ = list_members(draft.source.data)
        if damaged:
            draft.notice("unparsable", detail=Message.of("detail.damaged-archive"))
        if stray:
            draft.notice("part-skipped", detail=Message.of("detail.stray-bytes", count=stray))
        if len(members) > limits.members:
            draft.notice("limit-reached", detail=Message.of("detail.member-limit", limit=limits.members))
        if members and all(member.encrypted for member in members):
            draft.notice("encrypted")
            members = []
        for comment in comments:
            draft.content.append(Passage(comment, Location("", "metadata", Field("zip comment"))))
        parts: dict[str, Member] = {}
        copies: Counter[str] = Counter()
        for member in members[: limits.members]:
            copies[member.name] += 1
            label = member.name if copies[member.name] == 1 else f"{member.name}#{copies[member.name]}"
            while label in parts:
                label += "#"
            parts[label] = member
        return cls(draft, parts)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, cut at the limits; None if nothing of it can be read."""
        member = self.parts[part]
        if member.encrypted:
            self.draft.notice("encrypted", part)
            return None
        limits, spent = self.draft.source.limits, self.draft.source.spent
        room = limits.total_bytes - spent.bytes
        if room <= 0:
            self.draft.notice("limit-reached", part, Message.of("detail.total-limit"))
            return None
        content, flaw = inflate(self.draft.source.data, member, min(limits.part_bytes, room))
        spent.bytes += len(content)
        self.draft.parts += 1
        if flaw:
            self.draft.notice("limit-reached" if flaw == "limit" else "unparsable", part, Message.of(_FLAWS[flaw]))
        return content

    def relations(self, part: str) -> list[Relation]:
        """The relationships of ``part`` ('' = of the package), [] if it has none."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            own = posixpath.join(folder, "_rels", f"{name}.rels")
            root = self.peek(own)
            self._relations[part] = list(read_relations(own, root)) if root is not None else []
        return self._relations[part]

    def peek(self, part: str) -> Element | None:
        """The root of a small part that says how the others hang together; whoever examines it gives the notices."""
        if part not in self.parts:
            return None
        data = inflate(self.draft.source.data, self.parts[part], _MOST_TO_PEEK)[0]
        return parse_xml(Draft(self.draft.source, ""), part, data)


def load(data: bytes, member: Member, limit: int) -> Loaded:
    """A member of the archive ``data`` as a file of its own, at most ``limit`` bytes of it."""
    if member.encrypted:
        return Loaded(b"", "encrypted")
    content, flaw = inflate(data, member, limit)
    if flaw is None:
        return Loaded(content)
    return Loaded(content, "limit-reached" if flaw == "limit" else "unparsable", Message.of(_FLAWS[flaw]))


def parse_xml(draft: Draft, part: str, data: bytes) -> Element | None:
    """The root of an XML part, mended where it is broken; None if there is nothing to read. Both are noticed.

    An empty part says nothing and is no flaw: LibreOffice writes some.
    """
    from lxml import etree

    if not data.strip(b"\0 \t\r\n"):
        return None
    if _refused(draft, part, data):
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_blank_text=False
    )
    data, crowded = without_crowded_bytes(data, part)
    draft.content += crowded
    root: Element | None
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or _flawed(parser.error_log):
        draft.notice("unparsable", part, Message.of("detail.damaged-xml"))
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        draft.notice("part-skipped", part, Message.of("detail.doctype"))
        return None
    return root


def kind_of(data: bytes) -> str:
    """The local name of the root of an XML part, '' if its beginning does not tell."""
    from lxml import etree

    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        parser.feed(data[:_BEGINNING])
        return next((local(getattr(root, "tag", None)) for _, root in parser.read_events()), "")
    except etree.XMLSyntaxError:
        return ""


def stream_xml(draft: Draft, part: str, data: bytes, *names: str) -> Iterator[Element]:
    """Every element of one of those local names as soon as it is complete, emptied once the caller is done with it.

    The last element is the root, with whatever was not streamed. Errors become notices, as in ``parse_xml``.
    """
    from lxml import etree

    if not data.strip(b"\0 \t\r\n") or _refused(draft, part, data):
        return
    data, crowded = without_crowded_bytes(data, part)
    draft.content += crowded
    events = etree.iterparse(
        BytesIO(data), ("end",), tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
    )  # fmt: skip
    try:
        for _, element in events:
            yield element
            element.clear()
            # the parser runs ahead: later siblings are there already, and not yet handed out
            while (passed := element.getprevious()) is not None and passed.tag == element.tag:
                element.getparent().remove(passed)
    except (etree.XMLSyntaxError, ValueError):  # ValueError: a processing instruction and no element
        draft.notice("unparsable", part, Message.of("detail.damaged-xml"))
    if _flawed(events.error_log):
        draft.notice("unparsable", part, Message.of("detail.damaged-xml"))
    root: Element | None = events.root
    if root is None or not local(root.tag):
        return
    if root.getroottree().docinfo.internalDTD is not None:
        draft.notice("part-skipped", part, Message.of("detail.doctype"))
    yield root


@lru_cache(maxsize=4096)
def local(tag: object) -> str:
    """The local name of an element's tag; '' for a comment or a processing instruction.

    The transitional and the strict dialect differ in namespaces only, so names are compared without them.
    """
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element by local name."""
    return {local(name): str(value) for name, value in element.items()}


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name; None if there is none, or no element."""
    for node in element if element is not None else ():
        if local(node.tag) == name:
            return node
    return None


def read_relations(part: str, root: Element) -> Iterator[Relation]:
    """The relationships that the ``.rels`` part ``part`` declares."""
    base = posixpath.dirname(posixpath.dirname(part))
    for element in root:
        named = attributes(element)
        target = named.get("Target", "")
        external = named.get("TargetMode", "").lower() == "external"
        if not external:
            target = posixpath.normpath(posixpath.join("/", base, unquote(target))).lstrip("/")
        yield Relation(named.get("Id", ""), named.get("Type", "").rpartition("/")[2], target, external)


def _flawed(log: _ListErrorLog) -> bool:
    """Whether something of a part may be lost. An undeclared prefix is kept as part of the name."""
    from lxml import etree

    return any(error.domain != etree.ErrorDomains.NAMESPACE for error in log.filter_from_errors())


def _refused(draft: Draft, part: str, data: bytes) -> bool:
    refused = _DOCTYPE in data[:_PROLOG].replace(b"\0", b"")
    if refused:
        draft.notice("part-skipped", part, Message.of("detail.doctype"))
    return refused
