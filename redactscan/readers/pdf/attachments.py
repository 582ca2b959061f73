"""The files in a PDF: attached to it, to a page, to an annotation, in a portfolio, or left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

from redactscan.model import Loaded
from redactscan.readers.pdf.quiet import quiet
from redactscan.readers.pdf.streams import loaded
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the file: its name, '' if nothing names it; which object holds it; what tells it from others."""

    name: str = field(repr=False)
    stream: tuple[int, int]
    digest: bytes = field(repr=False)

    @classmethod
    def of(cls, name: str, stream: pikepdf.Stream) -> Attachment:
        """The file in a stream of an open PDF."""
        return cls(name, stream.objgen, blake2b(stream.read_raw_bytes(), digest_size=16).digest())


@dataclass(slots=True)
class Attachments:
    """Hands the files in a PDF over to be read, each once, however many names and earlier states of the PDF it has.

    ``names`` are the names that they were given, with how often.
    """

    draft: Draft
    _known: set[bytes] = field(default_factory=set, repr=False)
    names: Counter[str] = field(default_factory=Counter, repr=False)

    def add(self, found: Iterable[Attachment], state: bytes) -> None:
        """Embed what was found in ``state``, the bytes of the PDF or of an earlier state of it."""
        for one in sorted(found, key=lambda one: not one.name):  # names are in other objects than files
            if one.digest not in self._known:
                self._known.add(one.digest)
                name = one.name or f"object {one.stream[0]}"
                self.names[name] += 1
                number = self.names[name]
                self.draft.embed(f"{name} ({number})" if number > 1 else name, partial(_load, state, one.stream))


def _load(state: bytes, place: tuple[int, int], limit: int) -> Loaded:
    import pikepdf

    with quiet(), pikepdf.open(BytesIO(state)) as pdf:
        stream = pdf.get_object(*place)
        return loaded(stream, limit) if isinstance(stream, pikepdf.Stream) else Loaded(b"", "unparsable")
