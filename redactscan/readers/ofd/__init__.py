"""OFD, the fixed-layout format of Chinese offices (GB/T 33190-2016): every document in the container, every part of it.

Pages are read by where their characters lie: the order of the objects means nothing. What a page does not show, an
older version of the document, a template nobody uses, the owner of a seal: each is read and says where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.model import Document, Message
from redactscan.readers.ofd.beside import Beside
from redactscan.readers.ofd.parts import Parts, children
from redactscan.readers.ofd.versions import versions
from redactscan.readers.office import say_names
from redactscan.readers.source import Draft, Reader, Source

if TYPE_CHECKING:
    from redactscan.readers.package import Element


def read(source: Source) -> Document:
    """Read an OFD. Pages become passages and tables; properties, annotations, seals and leftovers become passages."""
    draft = Draft(source, READER.media_type)
    parts = Parts.open(draft)
    say_names(parts.package)
    main, encrypted = (parts.find("", name) for name in ("OFD.xml", "Encryptions.xml"))
    if encrypted is not None:  # the list of what is encrypted (GM/T 0099)
        draft.notice("encrypted", encrypted)
    root = parts.xml(main) if main is not None else None
    beside = Beside(parts)
    if main is not None and root is not None:
        _read(parts, main, root, beside)
    elif encrypted is None:
        draft.notice("part-skipped", detail=Message.of("detail.no-document"))
    beside.leftovers()
    return draft.finish()


def _read(parts: Parts, main: str, root: Element, beside: Beside) -> None:
    parts.words.say(main, root)
    bodies = list(children(root, "DocBody"))
    pages = 0
    for number, body in enumerate(bodies, 1):
        for document in versions(parts, main, body, f"document {number} " if len(bodies) > 1 else ""):
            read_pages = document.read()
            pages += read_pages if document.flow.role == "body" else 0
            beside.documents.append(document)
            beside.attachments(document)
        for node in children(body, "Signatures"):
            beside.signatures(main, node.text)
    parts.draft.pages = pages


READER = Reader("ofd", "application/ofd", (".ofd",), read)
