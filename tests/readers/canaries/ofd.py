"""An OFD with a number in every place that GB/T 33190-2016 has. Written by hand: no library at hand writes OFD."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.rtf import png

Canary = tuple[str, str]
MAIN, PAGE = "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"


def xml(name: str, content: str = "", **given: Any) -> str:
    """An element; an attribute is named as it is in the standard."""
    attributes = "".join(f" {key}={quoteattr(str(value))}" for key, value in given.items())
    return f"<ofd:{name}{attributes}>{content}</ofd:{name}>"


def part(name: str, content: str, **given: Any) -> str:
    """A part with that root."""
    return '<?xml version="1.0" encoding="UTF-8"?>' + xml(name, content, **given).replace(
        f"<ofd:{name}", f'<ofd:{name} xmlns:ofd="http://www.ofdspec.org/2016"', 1
    )


def code(said: str, x: float = 0, y: float = 4, size: float = 5, **given: Any) -> str:
    """A TextCode whose digits are half as wide as its other characters."""
    steps = " ".join(str(size if char > "\u1100" else size / 2) for char in said[:-1])
    return xml("TextCode", escape(said), **{"X": x, "Y": y, "DeltaX": steps, **given})


def text(said: str, x: float = 20, y: float = 20, size: float = 5, inner: str = "", **given: Any) -> str:
    """A text object ``x``, ``y`` millimetres from the top left; ``inner`` stands before its characters."""
    boundary = f"{x} {y} {size * len(said) + 1} {size + 1}"
    return xml(
        "TextObject", inner + code(said, size=size), **{"ID": 7, "Boundary": boundary, "Font": 2, "Size": size, **given}
    )


def path(data: str, boundary: str = "0 0 210 297", inner: str = "", **given: Any) -> str:
    """A path in millimetres."""
    return xml("PathObject", inner + xml("AbbreviatedData", data), **{"ID": 8, "Boundary": boundary, **given})


def bar(x: float, y: float, width: float, height: float, colour: str = "0 0 0", **given: Any) -> str:
    """A filled rectangle."""
    shape = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
    fill = xml("FillColor", Value=colour)
    return path(shape, f"{x} {y} {width} {height}", fill, **{"Fill": "true", "Stroke": "false", **given})


def page(*objects: str, before: str = "") -> str:
    """A page with one layer."""
    return part("Page", before + xml("Content", xml("Layer", "".join(objects), ID=3)))


def document(pages: Iterable[str] = ("Pages/Page_0/Content.xml",), common: str = "", more: str = "") -> str:
    """A Document.xml; its pages are A4."""
    listed = "".join(xml("Page", ID=10 + number, BaseLoc=name) for number, name in enumerate(pages))
    area = xml("PageArea", xml("PhysicalBox", "0 0 210 297"))
    return part("Document", xml("CommonData", area + common) + xml("Pages", listed) + more)


def pack(parts: Mapping[str, str | bytes], info: str = "", more: str = "") -> bytes:
    """An OFD of those parts; OFD.xml, Document.xml and a page are added where they are missing."""
    body = xml("DocBody", xml("DocInfo", info) + xml("DocRoot", MAIN) + more)
    whole: dict[str, str | bytes] = {"OFD.xml": part("OFD", body, Version="1.0", DocType="OFD")}
    whole |= {MAIN: document(), PAGE: page(text("正文")), **parts}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return file.getvalue()


def der(tag: int, *contents: bytes) -> bytes:
    """An ASN.1 value."""
    content = b"".join(contents)
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


WHITE, BLACK = (xml("FillColor", Value=value) for value in ("255 255 255", "0 0 0"))


def singly(said: str, x: float, y: float, right: float = 2.5, down: float = 0) -> str:
    """One object for each character."""
    return "".join(text(char, x + right * at, y + down * at) for at, char in enumerate(said))


def clip(width: float) -> str:
    """What leaves so many millimetres of an object."""
    room = path(f"M 0 0 L {width} 0 L {width} 9 L 0 9 C", f"0 0 {width} 9").replace("PathObject", "Path")
    return xml("Clips", xml("Clip", xml("Area", room)))


def pattern(said: str, y: float) -> str:
    """A bar filled with a text."""
    fill = xml("FillColor", xml("Pattern", xml("CellContent", text(said)), Width=9, Height=9))
    return bar(15, y, 80, 7).replace(BLACK, fill)


def picture(x: float, y: float, width: float, height: float) -> str:
    """A picture that is not transparent."""
    boundary = f"{x} {y} {width} {height}"
    return xml("ImageObject", ID=9, CTM=f"{width} 0 0 {height} 0 0", Boundary=boundary, ResourceID=40)


# Objects of the first page: of a number and of the place of its stripe, in millimetres from the top.
OBJECTS: dict[str, tuple[Callable[[str, float], str], str]] = {
    "text": (lambda number, y: text(number, y=y), "body"),
    "text with words before it": (lambda number, y: text(f"身份证号：{number}", y=y), "body"),
    "one object for each character": (lambda number, y: singly(number, 20, y), "body"),
    "objects out of order": (lambda number, y: text(number[9:], 42.5, y) + text(number[:9], 20, y), "body"),
    "two text codes": (
        lambda number, y: text(number[:9], y=y).replace("</ofd:TextO", code(number[9:], 22.5) + "</ofd:TextO"), "body",
    ),
    "faked bold": (lambda number, y: singly(number, 20, y) + singly(number, 20.2, y), "body"),
    "no offsets": (lambda number, y: text(number, y=y).replace(' DeltaX="', ' Was="'), "body"),
    "block": (lambda number, y: xml("PageBlock", xml("PageBlock", text(number, y=y))), "body"),
    "white on a bar": (lambda number, y: bar(15, y, 80, 7) + text(number, y=y, inner=WHITE), "body"),
    "composite unit": (lambda number, y: xml("CompositeObject", Boundary=f"20 {y} 90 9", ResourceID=50), "body"),
    "invisible object": (lambda number, y: text(number, y=y, Visible="false"), "hidden"),
    "invisible block": (lambda number, y: xml("PageBlock", text(number, y=y), Visible="false"), "hidden"),
    "transparent": (lambda number, y: text(number, y=y, Alpha=0), "hidden"),
    "transparent colour": (
        lambda number, y: text(number, y=y, inner=xml("FillColor", Value="0 0 0", Alpha=0)), "hidden",
    ),
    "neither filled nor stroked": (lambda number, y: text(number, y=y, Fill="false"), "hidden"),
    "white": (lambda number, y: text(number, y=y, inner=WHITE), "hidden"),
    "black on a bar": (lambda number, y: bar(15, y, 80, 7) + text(number, y=y), "hidden"),
    "tiny": (lambda number, y: text(number, y=y, size=0.5), "hidden"),
    "left of the page": (lambda number, y: text(number, x=-100, y=y), "hidden"),
    "outside the application box": (lambda number, y: text(number, x=206, y=y, size=3), "hidden"),
    "clipped away": (lambda number, y: text(number, y=y, inner=clip(0)), "hidden"),
    "half clipped away": (lambda number, y: text(number, y=y, inner=clip(20)), "hidden"),
    "under a bar": (lambda number, y: text(number, y=y) + bar(15, y, 80, 7), "hidden"),
    "half under a bar": (lambda number, y: text(number, y=y) + bar(32, y, 12, 7), "hidden"),
    "under a mask on a white bar": (
        lambda number, y: text(number, y=y) + bar(15, y, 80, 7, "255 255 255") + text("9" + "*" * 17, y=y), "hidden",
    ),
    "under a thick line": (
        lambda number, y: text(number, y=y) + path(f"M 15 {y + 3} L 90 {y + 3}", LineWidth=7), "hidden",
    ),
    "under a polygon": (
        lambda number, y: text(number, y=y)
        + path(f"M 9 {y} L 99 {y} L 99 {y + 6} L 60 {y + 7} L 9 {y + 6} C", inner=BLACK, Fill="true", Stroke="false"),
        "hidden",
    ),
    "under a picture": (lambda number, y: text(number, y=y) + picture(15, y, 80, 7), "hidden"),
    "under an annotation": (lambda number, y: text(number, y=y), "hidden"),
    "in a pattern": (lambda number, y: pattern(number, y), "hidden"),
    "link": (lambda number, y: xml("Actions", xml("Action", xml("URI", URI=f"http://x/?{number}"))), "metadata"),
    "attribute nobody knows": (lambda number, y: xml("PageBlock", Zzz=number), "metadata"),
    "comment": (lambda number, y: f"<!-- {number} -->", "metadata"),
    "element nobody knows": (lambda number, y: xml("Zzz", number), "hidden"),
}  # fmt: skip


def _annotation(content: str, **given: Any) -> str:
    return part("PageAnnot", xml("Annot", content, ID=60, **given))


def _appearance(number: str) -> str:
    return xml("Appearance", text(number, 0, 0), Boundary="20 280 99 9")


# Parts, by place: name, content of a number, role.
PARTS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "template": ("Tpls/T0.xml", lambda number: page(text(number, 120, 20)), "body"),
    "template in front": ("Tpls/T1.xml", lambda number: page(text(number, 120, 40)), "body"),
    "template nobody uses": ("Tpls/T2.xml", lambda number: page(text(number)), "hidden"),
    "vertical": (
        "Pages/P1.xml", lambda number: page(text(number).replace("DeltaX", "DeltaY").replace("2.5", "5")), "body",
    ),
    "vertical, one object each": ("Pages/P2.xml", lambda number: page(singly(number, 99, 9, 0, 6)), "body"),
    "turned text": ("Pages/P3.xml", lambda number: page(text(number, CTM="0 1 -1 0 90 0")), "body"),
    "page without letters": ("Pages/P4.xml", lambda number: page(path("M 0 0 B 1 9 9 9 9 1 L 0 0 C")), "no-text-layer"),
    "page of unknown glyphs": ("Pages/P5.xml", lambda number: page(text("\ue000\ue001")), "undecodable-text"),
    "page nobody lists": ("Pages/P9.xml", lambda number: page(text(number)), "hidden"),
    "page of an older version": ("Old/P0.xml", lambda number: page(text(number)), "hidden"),
    "older version": ("Old.xml", lambda number: document(["Old/P0.xml"], more=f"<!--{number}-->"), "metadata"),
    "name of a version": (
        "V1.xml", lambda number: part("DocVersion", xml("DocRoot", "Old.xml"), ID=1, Name=number), "metadata",
    ),
    "annotation": ("Annots/A0.xml", lambda number: _annotation(_appearance(number)), "annotation"),
    "annotation that is hidden": (
        "Annots/A1.xml", lambda number: _annotation(_appearance(number), Visible="false"), "hidden",
    ),
    "annotation of no page": ("Annots/A2.xml", lambda number: _annotation(_appearance(number)), "hidden"),
    "remark": ("Annots/A3.xml", lambda number: _annotation(xml("Remark", number)), "annotation"),
    "parameter": (
        "Annots/A4.xml",
        lambda number: _annotation(xml("Parameters", xml("Parameter", number, Name="x"))),
        "annotation",
    ),
    "author of an annotation": ("Annots/A5.xml", lambda number: _annotation("", Creator=number), "metadata"),
    "composite unit nobody draws": (
        "Pub.xml",
        lambda number: part("Res", xml("CompositeGraphicUnit", xml("Content", text(number, 0, 0)), ID=51)),
        "hidden",
    ),
    "custom tag": ("Tags/T.xml", lambda number: f"<eInvoice><Buyer x='y'>{number}</Buyer></eInvoice>", "metadata"),
    "extension": (
        "Ext.xml", lambda number: part("Extensions", xml("Extension", xml("Property", number, Name="x"))), "metadata",
    ),
    "attachment": ("Attachs/list.txt", lambda number: f"号码 {number}", "body"),
    "file nobody asked for": ("stray.txt", lambda number: f"号码 {number}", "body"),
    "signature": (
        "Signs/S.xml",
        lambda number: part("Signature", xml("SignedInfo", xml("Provider", Company=number)
                            + xml("Seal", xml("BaseLoc", "Seal.esl"))) + xml("SignedValue", "Value.dat")),
        "metadata",
    ),
}  # fmt: skip
_UTF8, _OCTETS, _SEQUENCE = 0x0C, 0x04, 0x30


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it, or the cause of a notice."""
    canary = Numbers()
    expected = canary.expected

    stripes = [draw(canary(place, role), 4 + 8 * at) for at, (place, (draw, role)) in enumerate(OBJECTS.items())]
    parts: dict[str, str | bytes] = {
        f"Doc_0/{name}": write(canary(place, role)) for place, (name, write, role) in PARTS.items()
    }
    unit = xml("CompositeGraphicUnit", xml("Content", text(expected["composite unit"][0], 0, 0)), ID=50)
    image = xml("MultiMedia", xml("MediaFile", "a.png"), ID=40, Type="Image")
    cover = bar(15, 4 + 8 * list(OBJECTS).index("under an annotation"), 80, 7)
    used = xml("Template", TemplateID=30) + xml("Template", TemplateID=31, ZOrder="Foreground")
    box = xml("Area", xml("PhysicalBox", "0 0 300 297") + xml("ApplicationBox", "0 0 205 297"))
    signer, seal = canary("signer", "metadata"), canary("owner of a seal", "metadata")
    printed = png(canary("seal", "metadata"))
    certificate = der(_SEQUENCE, der(_SEQUENCE, der(_UTF8, canary("certificate", "metadata").encode())))
    parts |= {
        PAGE: page(*stripes, before=box + used),
        "Doc_0/Res.xml": part("Res", image + unit + f"<!--{canary('resources', 'metadata')}-->", BaseLoc="Res"),
        "Doc_0/Res/a.png": png(canary("picture", "metadata")),
        "Doc_0/Annots/C.xml": _annotation(xml("Appearance", cover)),
        "Doc_0/Annotations.xml": part("Annotations", "".join(
            xml("Page", xml("FileLoc", f"Annots/{name}.xml"), PageID=10) for name in ("C", "A0", "A1", "A3", "A4", "A5")
        )),
        "Doc_0/Attachments.xml": part(
            "Attachments",
            xml("Attachment", xml("FileLoc", "Attachs/list.txt"), Name=canary("name of an attachment", "file-name")),
        ),
        "Doc_0/Signatures.xml": part("Signatures", xml("Signature", ID=1, BaseLoc="Signs/S.xml")),
        "Doc_0/Signs/Value.dat": der(_SEQUENCE, der(_UTF8, signer.encode()), der(_OCTETS, certificate)),
        "Doc_0/Signs/Seal.esl": der(_SEQUENCE, der(_UTF8, seal.encode()), der(_OCTETS, printed)),
        f"Doc_0/{canary('name of a part', 'file-name')}.ttf": b"\0\1\0\0",
        MAIN: document(
            ["Pages/Page_0/Content.xml", *(f"Pages/P{number}.xml" for number in range(1, 6))],
            xml("PublicRes", "Pub.xml") + xml("DocumentRes", "Res.xml")
            + "".join(xml("TemplatePage", ID=30 + at, BaseLoc=f"Tpls/T{at}.xml") for at in range(3)),
            xml("Annotations", "Annotations.xml") + xml("Attachments", "/Doc_0/Attachments.xml")
            + xml("Extensions", "Ext.xml") + xml("CustomTags", "Tags/T.xml")
            + xml("Outlines", xml("OutlineElem", Title=canary("outline", "metadata")))
            + xml("Bookmarks", xml("Bookmark", Name=canary("bookmark", "metadata"))),
        ),
    }  # fmt: skip
    named = ("Title", "Author", "Subject", "Abstract", "Creator")
    info = "".join(xml(name, canary(name.lower(), "metadata")) for name in named)
    info += xml("Keywords", xml("Keyword", canary("keyword", "metadata")))
    info += xml("CustomDatas", xml("CustomData", canary("custom data", "metadata"), Name="编号"))
    info += xml("CustomDatas", xml("CustomData", "x", Name=f"编{canary('name of custom data', 'metadata')}"))
    more = xml("Versions", xml("Version", ID=1, Index=0, Current="false", BaseLoc="Doc_0/V1.xml"))
    more += xml("Signatures", "/Doc_0/Signatures.xml")
    return pack(parts, info, more), expected
