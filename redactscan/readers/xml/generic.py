"""XML that nobody knows: a paragraph for each text, a table for records that follow each other, telling attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from redactscan.model import Block, Location, Passage, Table
from redactscan.readers.mail.transfer import from_base64
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.package import local
from redactscan.readers.pictures import look
from redactscan.readers.recognise import kind
from redactscan.readers.source import Draft
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

Record: TypeAlias = dict[str, str]

# Elements whose text runs through whatever is in them.
_PARAGRAPHS = frozenset({"p", "para", "paragraph", "text", "title", "段落"})
_INLINE = frozenset({
    "a", "abbr", "b", "br", "code", "em", "emph", "font", "hi", "i", "link", "mark", "ref", "s", "small", "span",
    "strong", "sub", "sup", "tspan", "u",
})  # fmt: skip
_FOREIGN = ("{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/2001/XMLSchema-instance}")
_TELLING = re.compile(r"[^\x00-\x7f]|@|[0-9]{11}")
_LEAST, _WIDEST = 2, 1000
_BASE64 = re.compile(r"\s*(?:[A-Za-z0-9+/]\s*){80,}(?:=\s*){0,2}")
_PICTURES = frozenset({".bmp", ".emf", ".gif", ".jpg", ".png", ".tif", ".webp", ".wmf"})


def read_generic(draft: Draft, root: Element) -> None:
    """Append what ``root`` says. Records are taken out of the tree."""
    _Reader(draft).read(root)
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if text := str(node.text or "").strip():
            draft.content.append(Passage(text, Location("", "comment", Block(1))))
    Sweep(draft).attributes("", root)


@dataclass(slots=True)
class _Reader:
    draft: Draft
    texts: int = 0
    tables: int = 0

    def read(self, element: Element) -> None:
        """Read an element with all that is in it."""
        if _runs_through(element):
            text = "".join(map(str, element.itertext("*")))
            if not self._is_file(local(element.tag), text):
                self._say(text)
            return
        self._say(element.text)
        for tag, run in groupby(list(element), key=lambda child: child.tag):
            children = list(run)
            records = _records(children) if isinstance(tag, str) else None
            if records:
                self._table(records)
            for child in children:
                if records:
                    self._comments(child)
                    element.remove(child)
                    continue
                if isinstance(tag, str):
                    self.read(child)
                self._say(child.tail)

    def _is_file(self, name: str, text: str) -> bool:
        """Whether ``text`` is a file in base64, which is then a picture of the document or a document of its own."""
        if not _BASE64.fullmatch(text):
            return False
        data = from_base64(text.encode("ascii"))[0]
        suffix = kind(data, "")
        if suffix in _PICTURES:
            look(self.draft, f"{name}{suffix}", data)
        elif suffix not in ("", ".txt"):
            self.draft.embed(f"{name}{suffix}", data)
        return suffix not in ("", ".txt")

    def _say(self, text: str | None) -> None:
        if text and text.strip():
            self.texts += 1
            self.draft.content.append(Passage(text.strip(), Location("", "body", Block(self.texts))))

    def _table(self, records: Sequence[Record]) -> None:
        self.tables += 1
        columns = list(dict.fromkeys(name for record in records for name in record))
        rows = [[record.get(name, "") for name in columns] for record in records]
        self.draft.content.append(Table("", self.tables, [columns, *rows]))

    def _comments(self, record: Element) -> None:
        for node in record.iter():
            if not isinstance(node.tag, str) and (text := str(node.text or "").strip()):
                self.draft.content.append(Passage(text, Location("", "comment", Block(self.texts))))


def _runs_through(element: Element) -> bool:
    """Whether the texts in an element are one: of a paragraph, of a line with marks in it."""
    if local(element.tag) in _PARAGRAPHS or not len(element):
        return True
    is_mixed = any((text or "").strip() for text in (element.text, *(child.tail for child in element)))
    return is_mixed and all(not len(child) or local(child.tag) in _INLINE for child in element)


def _records(run: Sequence[Element]) -> list[Record] | None:
    """The records that elements of one name are, None if they are something else."""
    if len(run) < _LEAST or any((element.tail or "").strip() for element in run):
        return None
    records = [_record(element) for element in run]
    names = {name for record in records for name in record}
    if min(len(record) for record in records) < _LEAST or len(names) > _WIDEST:
        return None
    if not any(map(len, run)) and not any(_TELLING.search(value) for record in records for value in record.values()):
        return None
    return records


def _record(element: Element) -> Record:
    """The fields of an element: its attributes, the elements in it; none if there are elements in those."""
    fields = [(local(name), str(value)) for name, value in element.items() if not str(name).startswith(_FOREIGN)]
    children: Iterator[Element] = (child for child in element if isinstance(child.tag, str))
    for child in children:
        if len(child) or (child.tail or "").strip():
            return {}
        fields.append((local(child.tag), (child.text or "").strip()))
        fields += [(f"{local(child.tag)} {local(name)}", str(value)) for name, value in child.items()]
    if text := (element.text or "").strip():
        fields.append((local(element.tag), text))
    record: Record = {}
    for name, value in fields:
        record[name] = f"{record[name]}\n{value}" if name in record else value
    return record
