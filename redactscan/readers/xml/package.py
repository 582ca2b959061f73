"""An Office package in a single XML file ("Flat OPC"): put back into the container that it was taken from."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from redactscan.readers.mail.transfer import from_base64
from redactscan.readers.package import attributes, local
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_NAMESPACE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def is_package(root: Element) -> bool:
    """Whether an XML file is a package."""
    return str(root.tag) == f"{_NAMESPACE}package"


def read_package(draft: Draft, root: Element) -> None:
    """Hand over the package."""
    draft.embed("package", _packed(root))


def _packed(root: Element) -> bytes:
    from lxml import etree

    file = BytesIO()
    types = etree.Element(f"{{{_TYPES}}}Types")
    with ZipFile(file, "w") as archive:
        for part in root:
            named = attributes(part) if local(part.tag) == "part" else {}
            name = named.get("name", "").lstrip("/")
            if not name:
                continue
            etree.SubElement(
                types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=named.get("contentType", "")
            )
            archive.writestr(name, b"".join(_content(wrapper) for wrapper in part))
        archive.writestr("[Content_Types].xml", etree.tostring(types))
    return file.getvalue()


def _content(wrapper: Element) -> bytes:
    from lxml import etree

    if local(wrapper.tag) == "binaryData":
        return from_base64((wrapper.text or "").encode("ascii", "ignore"))[0]
    return b"".join(etree.tostring(root, encoding="utf-8", with_tail=False) for root in wrapper)
