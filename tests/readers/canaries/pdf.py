"""A PDF with a number in every place that ISO 32000 has. Written by pikepdf, object by object."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]
Mark = Callable[[str, str], bytes]
_SIDE = 400
_BOX = [10, 20, 30, 40]
_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>'
    b"</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """A ``.pdf``, and each place's number with the role that a reader should give it, or the cause of a notice."""
    ids, expected = resident_ids(), {}

    def mark(name: str, role: str) -> bytes:
        expected[name] = next(ids), role
        return expected[name][0].encode()

    pdf = pikepdf.new()
    for _ in range(4):
        pdf.add_blank_page(page_size=(_SIDE, _SIDE))
    first, veiled, scanned, cropped = pdf.pages
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for page in pdf.pages:
        page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(), Properties=Dictionary())
    drawing = _Drawing(pdf, font)
    _body(pdf, first, drawing, mark)
    _veils(pdf, veiled, mark)
    scanned.Contents = pdf.make_stream(shown(mark("under a scan", "hidden"), 200) + b"400 0 0 400 0 0 cm /I Do")
    scanned.Resources.XObject.I = _picture(pdf, b"\xff", 1, 1)
    cropped.Contents = pdf.make_stream(shown(b"cropped page", 200) + shown(mark("outside the crop box", "hidden"), 20))
    cropped.CropBox = [0, 100, _SIDE, _SIDE]
    _properties(pdf, first, mark)
    _actions(pdf, first, mark)
    _annotations(pdf, first, drawing, mark)
    _fields(pdf, first, drawing, mark)
    _leftovers(pdf, first, drawing, mark)
    _files(pdf, first, mark)
    data = _updated(pdf, mark)
    before, after = mark("before the header", "hidden"), mark("after the end", "hidden")
    return before + b"\n" + data + b"\n" + after + b"\n", expected


def shown(text: bytes, y: float, size: float = 10) -> bytes:
    """Text at a height of its page."""
    return b"BT /F1 %.1f Tf 50 %.1f Td (%s) Tj ET\n" % (size, y, text)


class _Drawing:
    """Makes streams that draw a text."""

    def __init__(self, pdf: pikepdf.Pdf, font: Any) -> None:
        self._pdf, self._font = pdf, font

    def __call__(self, text: bytes, **more: Any) -> pikepdf.Stream:
        resources = Dictionary(Font=Dictionary(F1=self._font))
        return self._pdf.make_stream(shown(text, 5), BBox=[0, 0, _SIDE, 50], Resources=resources, **more)

    def form(self, text: bytes) -> pikepdf.Stream:
        return self(text, Type=Name.XObject, Subtype=Name.Form)


def _picture(pdf: pikepdf.Pdf, pixels: bytes, width: int, height: int) -> pikepdf.Stream:
    return pdf.make_stream(
        pixels, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )  # fmt: skip


def _body(pdf: pikepdf.Pdf, page: Any, drawing: _Drawing, mark: Mark) -> None:
    inner = drawing.form(mark("in a form in a form", "body"))
    outer = pdf.make_stream(
        b"/D Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, _SIDE, 50],
        Resources=Dictionary(XObject=Dictionary(D=inner)),
    )  # fmt: skip
    page.Resources.XObject.D = outer
    page.Resources.XObject.I = _picture(pdf, bytes([0, 255] * 5000), 100, 100)
    page.Resources.XObject.I.Metadata = pdf.make_stream(
        _XMP % mark("properties of a picture", "metadata"), Type=Name.Metadata, Subtype=Name.XML
    )
    page.Resources.Pattern = Dictionary(
        P=drawing(mark("tile", "hidden"), PatternType=1, PaintType=1, TilingType=1, XStep=9, YStep=9)
    )
    page.Resources.Properties.M = Dictionary(Alt=String(mark("property list", "alt-text")))
    mark("picture", "no-text-layer")
    page.Contents = pdf.make_stream(
        shown(mark("page", "body"), 380)
        + b"q 1 0 0 1 0 340 cm /D Do Q q 50 0 0 50 300 100 cm /I Do Q\n"
        + b"/Span <</ActualText (" + mark("replacement", "body") + b")>> BDC "
        + shown(mark("drawn under a replacement", "body"), 320) + b"EMC\n"
        + b"/Figure <</Alt (" + mark("marked content", "alt-text") + b")>> BDC EMC\n"
        + b"% " + mark("comment in a page", "metadata") + b"\n"
    )  # fmt: skip


def _veils(pdf: pikepdf.Pdf, page: Any, mark: Mark) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(mark("name of a layer", "metadata"))))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    page.Resources.Properties.L = layer
    page.Resources.ExtGState = Dictionary(Sheer=Dictionary(ca=0))
    page.Resources.XObject.I = _picture(pdf, bytes(range(256)) * 2, 32, 16)
    over = b"q 0 g 45 %d 200 16 re f Q\n"
    content = shown(b"veils", 380)
    content += b"q 1 g " + shown(mark("white", "hidden"), 360) + b"Q "
    content += b"q 3 Tr " + shown(mark("render mode 3", "hidden"), 340) + b"Q "
    content += b"q /Sheer gs " + shown(mark("transparent", "hidden"), 320) + b"Q "
    content += shown(mark("0.3 points", "hidden"), 300, 0.3)
    content += b"q 0 0 9 9 re W n " + shown(mark("clipped", "hidden"), 280) + b"Q "
    content += b"/OC /L BDC " + shown(mark("on a layer", "hidden"), 260) + b"EMC "
    content += shown(mark("under a rectangle", "hidden"), 240) + over % 237
    content += over % 217 + shown(mark("on a bar of its colour", "hidden"), 220)
    content += shown(mark("under a line", "hidden"), 200) + b"q 14 w 45 203 m 250 203 l S Q\n"
    content += shown(mark("under a picture", "hidden"), 180) + b"q 200 0 0 16 45 177 cm /I Do Q\n"
    content += shown(mark("under a square", "hidden"), 160) + shown(mark("under a redaction mark", "hidden"), 140)
    content += b"q 1 0 0 1 600 0 cm " + shown(mark("off the sheet", "hidden"), 120) + b"Q "
    content += b"q 7 Tr " + shown(mark("render mode 7", "hidden"), 100) + b"Q "
    page.Contents = pdf.make_stream(content)
    page.Annots = Array([
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=[45, y, 250, y + 16], IC=[0, 0, 0], C=[0]))
        for kind, y in ((Name.Square, 157), (Name.Redact, 137))
    ])  # fmt: skip


def _properties(pdf: pikepdf.Pdf, page: Any, mark: Mark) -> None:
    root = pdf.Root
    pdf.docinfo["/Author"] = String(mark("author", "metadata"))
    pdf.docinfo["/科室"] = String(mark("property of one's own", "metadata"))
    pdf.docinfo[f"/K{mark('name of a property', 'metadata').decode()}"] = String("x")
    pdf.docinfo["/Gbk"] = pikepdf.Object.parse(b"(" + "张三".encode("gbk") + mark("GBK", "metadata") + b")")
    pdf.docinfo["/Wide"] = String("张三" + mark("UTF-16", "metadata").decode())
    root.Metadata = pdf.make_stream(_XMP % mark("XMP", "metadata"), Type=Name.Metadata, Subtype=Name.XML)
    page.Metadata = pdf.make_stream(_XMP % mark("XMP of a page", "metadata"), Type=Name.Metadata, Subtype=Name.XML)
    root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=1))
    item = pdf.make_indirect(Dictionary(Title=String(mark("bookmark", "metadata")), Parent=root.Outlines))
    root.Outlines.First = root.Outlines.Last = item
    root.PageLabels = Dictionary(Nums=[0, Dictionary(P=String(mark("page label", "metadata")))])
    root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([
            Dictionary(S=Name.Figure, Alt=String(mark("alternative text", "alt-text"))),
            Dictionary(S=Name.Span, ActualText=String(mark("actual text", "alt-text"))),
            Dictionary(S=Name.Span, E=String(mark("expansion", "alt-text"))),
            Dictionary(S=Name.Sect, T=String(mark("title of an element", "metadata"))),
        ]),
    )  # fmt: skip
    root.Threads = Array([
        pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=String(mark("article", "metadata")))))
    ])  # fmt: skip
    page.PieceInfo = Dictionary(
        WPS=Dictionary(
            Private=Dictionary(
                Note=String(mark("private data", "metadata")),
                Data=pdf.make_stream(mark("private stream", "metadata")),
            )
        )
    )
    certificate = b"\x30\x14\x0c\x12" + mark("name in a certificate", "metadata")
    root.Signed = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Name=String(mark("signer", "metadata")),
            Reason=String(mark("reason of a signature", "metadata")),
            ByteRange=[0, 1, 2, 3],
            Contents=String(certificate),
        )
    )
    root.Model = pdf.make_stream(b"PRC", Type=Name("/3D"), Subtype=Name.PRC)
    mark("model", "part-skipped")


def _actions(pdf: pikepdf.Pdf, page: Any, mark: Mark) -> None:
    root = pdf.Root
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(mark("script", "metadata")))
    root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=pdf.make_stream(mark("script in a stream", "metadata"))))
    root.Names = Dictionary(
        Dests=Dictionary(Names=[String(mark("destination", "metadata")), Array([page.obj, Name.Fit])]),
        JavaScript=Dictionary(
            Names=[String("s"), Dictionary(S=Name.JavaScript, JS=String(mark("named script", "metadata")))]
        ),
    )
    page.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String(mark("program", "metadata"))))


def _annotations(pdf: pikepdf.Pdf, page: Any, drawing: _Drawing, mark: Mark) -> None:
    def annotation(kind: str, **more: Any) -> Any:
        return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=_BOX, **more))

    def said(name: str) -> String:
        return String(mark(name, "annotation"))

    rich = String(b"<p>" + mark("rich note", "annotation") + b"</p>")
    page.Annots = Array([
        annotation("Text", Contents=said("note"), T=said("author of a note"), Subj=said("subject of a note"), RC=rich),
        annotation("Popup", Contents=said("popup")),
        annotation("FreeText", Contents=said("free text")),
        annotation("Link", A=Dictionary(S=Name.URI, URI=String(b"mailto:" + mark("link", "annotation") + b"@e.cn"))),
        annotation("Stamp", AP=Dictionary(N=drawing.form(mark("appearance", "annotation")))),
        annotation("Stamp", AP=Dictionary(D=drawing.form(mark("another appearance", "hidden")))),
        annotation("Text", NM=said("name of a note")),
    ])  # fmt: skip


def _fields(pdf: pikepdf.Pdf, page: Any, drawing: _Drawing, mark: Mark) -> None:
    def said(name: str) -> String:
        return String(mark(name, "form-field"))

    parent = pdf.make_indirect(
        Dictionary(FT=Name.Tx, T=said("field"), V=said("value"), DV=said("default value"), RV=said("rich value"))
    )
    lonely = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("x"), V=said("field without a place")))
    widget = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, Rect=_BOX, Parent=parent, TU=said("tooltip"),
        Opt=Array([Array([String("1"), said("option")])]),
        MK=Dictionary(CA=String(mark("caption", "metadata"))),
    )  # fmt: skip
    page.Annots.append(pdf.make_indirect(widget))
    xfa = pdf.make_stream(b'<xfa:data xmlns:xfa="x"><name>%s</name></xfa:data>' % mark("XFA", "form-field"))
    pdf.Root.AcroForm = Dictionary(Fields=[parent, lonely], XFA=Array([String("datasets"), xfa]))


def _leftovers(pdf: pikepdf.Pdf, page: Any, drawing: _Drawing, mark: Mark) -> None:
    root = pdf.Root
    root.Form = drawing.form(mark("unused form", "hidden"))
    content = pdf.make_stream(shown(mark("page taken out", "hidden"), 200))
    root.Page = pdf.make_indirect(
        Dictionary(Type=Name.Page, MediaBox=[0, 0, _SIDE, _SIDE], Resources=page.Resources, Contents=content)
    )
    content = pdf.make_stream(shown(mark("template", "hidden"), 200))
    root.Template = pdf.make_indirect(
        Dictionary(Type=Name.Template, MediaBox=[0, 0, _SIDE, _SIDE], Resources=page.Resources, Contents=content)
    )
    root.Content = pdf.make_stream(shown(mark("content of no page", "hidden"), 200))
    root.Text = pdf.make_indirect(Dictionary(Anything=String(mark("object that nobody knows", "metadata"))))
    root.Picture = _picture(pdf, bytes([255, 0] * 5000), 100, 100)
    mark("picture on no page", "no-text-layer")
    page.Thumb = _picture(pdf, bytes([255, 0, 0] * 4000), 120, 100)
    mark("thumbnail", "no-text-layer")


def _files(pdf: pikepdf.Pdf, page: Any, mark: Mark) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(
        pdf, mark("attachment", "body"), description=mark("description of an attachment", "attachment").decode()
    )
    pdf.attachments[mark("name of an attachment", "file-name").decode() + ".txt"] = b"x"
    pin = Dictionary(
        Type=Name.Filespec, F=String("b.txt"),
        EF=Dictionary(F=pdf.make_stream(mark("pinned file", "body"), Type=Name.EmbeddedFile)),
    )  # fmt: skip
    page.Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=_BOX, FS=pin)))
    associated = Dictionary(
        Type=Name.Filespec, F=String("c.txt"), AFRelationship=Name.Source,
        EF=Dictionary(F=pdf.make_stream(mark("associated file", "body"))),
    )  # fmt: skip
    page.AF = Array([pdf.make_indirect(associated)])
    pdf.Root.File = pdf.make_stream(mark("file that nothing names", "body"), Type=Name.EmbeddedFile)
    pdf.Root.Collection = Dictionary(
        Type=Name.Collection, Schema=Dictionary(A=Dictionary(N=String(mark("column of a portfolio", "metadata"))))
    )


def _updated(pdf: pikepdf.Pdf, mark: Mark) -> bytes:
    """The file after an update that took out a page's text and a string; a comment stands between its objects."""
    gone = pdf.make_stream(shown(mark("text of an earlier state", "deleted"), 200))
    pdf.add_blank_page(page_size=(_SIDE, _SIDE))
    pdf.pages[-1].Contents, pdf.pages[-1].Resources = gone, pdf.pages[0].Resources
    pdf.Root.Old = pdf.make_indirect(Dictionary(Anything=String(mark("string of an earlier state", "deleted"))))
    target = BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    data = target.getvalue()
    with pikepdf.open(BytesIO(data)) as same:
        content, string = same.pages[-1].Contents.objgen[0], same.Root.Old.objgen[0]
    new = shown(b"new text", 200)
    return updated(data, {
        content: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(new), new),
        string: b"% " + mark("comment in the file", "metadata") + b"\n<< >>",
    })  # fmt: skip


def updated(data: bytes, objects: dict[int, bytes]) -> bytes:
    """``data`` with these objects replaced by an incremental update (ISO 32000-1 7.5.6)."""
    *_, size = re.findall(rb"/Size (\d+)", data)
    *_, root = re.findall(rb"/Root (\d+) 0 R", data)
    *_, before = re.findall(rb"startxref\s+(\d+)", data)
    info = b"".join(b" /Info %s 0 R" % number for number in re.findall(rb"/Info (\d+) 0 R", data))
    body, table = b"", b"xref\n"
    for number, content in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data) + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    trailer = b"trailer\n<< /Size %s /Root %s 0 R%s /Prev %s >>\n" % (size, root, info, before)
    return data + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(body))
