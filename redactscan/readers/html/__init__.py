"""HTML: text by block, tables, and what a browser does not show: hidden elements, comments, attributes, scripts."""

from __future__ import annotations

import re
from typing import Any

from redactscan.model import Document, Line, Location, Message, Passage
from redactscan.readers.crowded import without_crowded_tags
from redactscan.readers.encoding import text_of
from redactscan.readers.html.addresses import read_addresses
from redactscan.readers.html.attributes import attribute_passages
from redactscan.readers.html.blocks import Blocks
from redactscan.readers.html.escapes import without_escapes
from redactscan.readers.html.visibility import Visibility
from redactscan.readers.source import Draft, Reader, Source

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{3,20})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

_INLINE = re.compile(r"</?(?:a|b|em|font|i|ins|mark|s|small|span|strong|sub|sup|u)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_OPEN_TAG = re.compile(r"<[A-Za-z/!][^<>]*\Z")
# libxml2 drops what comes after them, and browsers do not.
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![0-9.])(?:1[3-9][0-9]{9}|[0-9]{15,18}[0-9Xx]?)(?![0-9])")
_AROUND = 60  # characters
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def read(source: Source) -> Document:
    """Read a page: passages and tables in reading order, then attributes; no resource that it names is fetched."""
    draft = Draft(source, READER.media_type, parts=1)
    declared = _DECLARED.search(source.data[:_DECLARED_WITHIN])
    text = text_of(draft, declared.group(1).decode("ascii") if declared else None)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain, crowded = without_crowded_tags(text)
    draft.content += crowded
    root, whole = _parsed(_END.sub(lambda tag: " " * len(tag.group()), plain))
    if not whole:
        draft.notice("limit-reached", detail=Message.of("detail.nesting"))
        draft.content.append(_bare(text))
    elif root is not None:
        Blocks(draft.content, Visibility(root)).read(root)
    if root is not None:
        draft.content += attribute_passages(root)
        read_addresses(draft, root)
    cut = _cut_at(text)
    if cut is not None:
        draft.notice("unparsable", detail=Message.of("detail.truncated"))
        # libxml2 drops a tag or comment that never ends.
        rest = Passage(text[cut:], Location("", "hidden", Line(text.count("\n", 0, cut) + 1, 1)))
        draft.content += [rest] if rest.text else []
    _say_dropped(draft, text, root)
    return draft.finish()


def _say_dropped(draft: Draft, text: str, root: Any) -> None:
    """Say what stands around long numbers that the parser dropped: attributes given twice, attributes of end tags."""
    found = {match.group(): match for match in _NUMBER.finditer(text)}
    if not found:
        return
    kept = [value for element in root.iter("*") for value in element.values()] if root is not None else []
    for item in draft.content:
        kept += [item.text] if isinstance(item, Passage) else (cell for row in item.rows for cell in row)
    said = "\n".join(kept)
    for number, match in found.items():
        if number not in said:
            start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
            line = Line(text.count("\n", 0, start) + 1, 1)
            draft.content.append(Passage(text[start:end], Location("", "hidden", line)))


def _parsed(text: str) -> tuple[Any, bool]:
    """The root element, None if there is none; and whether the parser went through to the end."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None  # libxml2 calls an empty document a syntax error
    fatal = any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return root, not fatal


def _bare(text: str) -> Passage:
    """The whole source without its tags, for a page nested deeper, or with longer texts, than libxml2 goes."""
    bare = without_escapes(_TAG.sub("\n", _INLINE.sub("", text)))
    return Passage(bare, Location("", "body", Line(1, 1)))


def _cut_at(text: str) -> int | None:
    """Where the file was cut off: at a tag or comment that never ends, or at its end; None if it is whole."""
    markup = _SCRIPT.sub(lambda script: " " * len(script.group()), text).lower()
    comment = markup.rfind("<!--")
    if comment > markup.rfind("-->"):
        return comment
    tag = _OPEN_TAG.search(markup, max(0, markup.rfind("<")))
    if tag:
        return tag.start()
    unclosed = "<script" in markup or "<style" in markup or ("<html" in markup and "</html" not in markup)
    return len(text) if unclosed else None


READER = Reader("html", "text/html", (".html", ".htm", ".xhtml"), read)
