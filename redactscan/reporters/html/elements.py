"""HTML as a tree: what is put in as text stays text, whatever it contains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement, tostring

from redactscan.text.mask import printable

Child: TypeAlias = "Element | str"


def make(tag: str, *children: Child | Iterable[Child], **attributes: str) -> Element:
    """An element. ``class_`` is class, ``data_x`` is data-x; strings among the children are text.

    >>> tostring(make("p", "a<b", make("b", "c"), class_="x"), encoding="unicode", method="html")
    '<p class="x">a&lt;b<b>c</b></p>'
    """
    named = {name.rstrip("_").replace("_", "-"): printable(value) for name, value in attributes.items()}
    element = Element(tag, named)
    add(element, *children)
    return element


def add(parent: Element, *children: Child | Iterable[Child]) -> None:
    """Put children at the end of an element."""
    for child in children:
        if isinstance(child, str):
            _append_text(parent, printable(child))
        elif isinstance(child, Element):
            parent.append(child)
        else:
            add(parent, *child)


def page(head: Element, body: Element, lang: str) -> bytes:
    """A whole document in UTF-8."""
    root = Element("html", {"lang": lang})
    root.append(head)
    root.append(body)
    written: bytes = tostring(root, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def raw(parent: Element, tag: str, content: str) -> None:
    """A ``style`` or ``script`` element, whose content HTML does not escape."""
    SubElement(parent, tag).text = content


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
