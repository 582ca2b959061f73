"""Word documents in a single XML file, as Word 2003 saves them ("Word XML 文档").

The vocabulary is that of the Office 2003 reference schemas. Most of it is what ECMA-376 made of it later; what is
different is put in the later form, so that the same story is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.model import Role
from redactscan.readers.docx.story import Story
from redactscan.readers.docx.styles import Styles
from redactscan.readers.mail.transfer import from_base64
from redactscan.readers.office_properties import read_properties
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.package import attributes, local
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_NAMESPACE = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_PROPERTIES = frozenset({"DocumentProperties", "CustomDocumentProperties"})
_ASIDE: dict[str, Role] = {
    "hdr": "header", "ftr": "footer", "footnote": "footnote", "endnote": "footnote", "annotation": "comment",
}  # fmt: skip
_REVISIONS = {"Word.Insertion": "ins", "Word.Deletion": "del"}
_LATER_NAMES = {"hmerge": "hMerge", "vmerge": "vMerge"}
_PICTURES = (".bmp", ".emf", ".emz", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".wmf", ".wmz")


def is_wordml(root: Element) -> bool:
    """Whether an XML file is such a document."""
    return str(root.tag) == f"{_NAMESPACE}wordDocument"


def read_wordml(draft: Draft, root: Element) -> None:
    """Append what the document ``root`` says. The tree is taken apart on the way."""
    _take_data(draft, root)
    _rename(root)
    asides = [(_ASIDE[local(node.tag)], node) for node in root.iter() if local(node.tag) in _ASIDE]
    for _, node in asides:
        _detach(node)
    known = {local(child.tag): child for child in root}
    styles = Styles.of(known["styles"]) if "styles" in known else Styles()
    stories: list[tuple[Role, Element]] = [("body", known["body"])] if "body" in known else []
    numbers: dict[Role, Story] = {}
    sweep = Sweep(draft)
    for role, node in [*stories, *asides]:
        story = numbers.setdefault(role, Story(draft, "", role, styles))
        story.read(node)
        sweep.attributes("", node)
    for child in root:
        if local(child.tag) in _PROPERTIES:
            read_properties(draft, "", child)
        elif local(child.tag) not in ("body", "fonts", "styles"):
            sweep.part("", child, "metadata")


def _take_data(draft: Draft, root: Element) -> None:
    """Pictures and embedded objects, in base64."""
    for node in list(root.iter(f"{_NAMESPACE}binData")):
        name = attributes(node).get("name", "").rpartition("/")[2] or "binData"
        data = from_base64((node.text or "").encode("ascii", "ignore"))[0]
        if name.lower().endswith(_PICTURES):
            look(draft, name, data)
        else:
            draft.embed(name, data)
        _detach(node)


def _rename(root: Element) -> None:
    """Insertions and deletions are annotations of a type here; so are comments, bookmarks and formatting."""
    for node in root.iter("{*}annotation"):
        kind = attributes(node).get("type", "")
        if kind in _REVISIONS:
            node.tag = f"{_NAMESPACE}{_REVISIONS[kind]}"
        elif kind != "Word.Comment":
            node.tag = f"{_NAMESPACE}bookmarkStart"
    for early, later in _LATER_NAMES.items():
        for node in root.iter(f"{_NAMESPACE}{early}"):
            node.tag = f"{_NAMESPACE}{later}"


def _detach(node: Element) -> None:
    """Take ``node`` out of the tree, and not the text after it."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
