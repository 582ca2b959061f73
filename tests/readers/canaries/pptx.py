"""A presentation with a number in every place, written by hand as PowerPoint writes it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.rtf import png

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
        "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
        "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
        "ink": "http://www.w3.org/2003/InkML",
        "emma": "http://www.w3.org/2003/04/emma",
    }.items()
)
CM = 360_000
TYPES = "application/vnd.openxmlformats-officedocument.presentationml."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def part(root: str, content: str, more: str = "") -> str:
    """An XML part with that root."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{root} {NAMESPACES} {more}>{content}</{root}>'


def relations(*targets: tuple[str, str]) -> str:
    """A ``.rels`` part of (kind, target); a target with a colon is outside the file."""
    listed = ""
    for number, (kind, target) in enumerate(targets, 1):
        outside = ' TargetMode="External"' if ":" in target else ""
        listed += f'<Relationship Id="rId{number}" Type="{RELATIONS}{kind}" Target="{target}"{outside}/>'
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def para(text: str, look: str = "", named: str = "") -> str:
    """A paragraph of one run; ``look`` are elements, ``named`` attributes of its properties."""
    return f'<a:p><a:r><a:rPr lang="zh-CN" {named}>{look}</a:rPr><a:t>{text}</a:t></a:r></a:p>'


def solid(colour: str, more: str = "") -> str:
    """A fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}">{more}</a:srgbClr></a:solidFill>'


def body(*paragraphs: str, name: str = "p:txBody") -> str:
    """A text body."""
    return f"<{name}><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</{name}>"


def place(x: float, y: float, width: float = 8, height: float = 1, name: str = "a:xfrm", more: str = "") -> str:
    """A place in centimetres from the upper left corner."""
    numbers = (f'x="{int(x * CM)}" y="{int(y * CM)}"', f'cx="{int(width * CM)}" cy="{int(height * CM)}"')
    return f"<{name}><a:off {numbers[0]}/><a:ext {numbers[1]}/>{more}</{name}>"


def shape(
    content: str, where: str | None = None, holder: str = "", fill: str = "", named: str = "", hidden: str = ""
) -> str:
    """A shape with that text body; ``named`` are attributes of its ``cNvPr``."""
    placeholder = f"<p:ph {holder}/>" if holder else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {named} {hidden}/><p:cNvSpPr/>'
        f"<p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{place(2, 2) if where is None else where}{fill}</p:spPr>{content}</p:sp>"
    )


def box(text: str, x: float = 2, y: float = 2, look: str = "", **more: str) -> str:
    """A text box."""
    return shape(body(para(text, look)), place(x, y), **more)


def picture(x: float, y: float) -> str:
    """A picture."""
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="3" name="x"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/>'
        f"<p:spPr>{place(x, y)}</p:spPr></p:pic>"
    )


def graphic(content: str) -> str:
    """A table, a chart or an object on a slide."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="x"/><p:cNvGraphicFramePr/>'
        "<p:nvPr/></p:nvGraphicFramePr>"
        f"{place(1, 1, name='p:xfrm')}<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def table(*rows: str, style: str = "") -> str:
    """A table on a slide."""
    style = f"<a:tableStyleId>{style}</a:tableStyleId>" if style else ""
    return graphic(f"<a:tbl><a:tblPr>{style}</a:tblPr><a:tblGrid/>{''.join(rows)}</a:tbl>")


def row(*cells: str) -> str:
    """A row of a table."""
    return f'<a:tr h="1">{"".join(cells)}</a:tr>'


def cell(text: str, look: str = "", fill: str = "", more: str = "") -> str:
    """A cell of a table."""
    return f"<a:tc {more}>{body(para(text, look), name='a:txBody')}<a:tcPr>{fill}</a:tcPr></a:tc>"


def tree(*shapes: str, before: str = "") -> str:
    """What a slide, a layout or a master has on it; ``before`` is its background."""
    return f"<p:cSld>{before}<p:spTree><p:nvGrpSpPr/><p:grpSpPr/>{''.join(shapes)}</p:spTree></p:cSld>"


def slide(*shapes: str, background: str = "", more: str = "") -> str:
    """A slide."""
    before = f"<p:bg><p:bgPr>{background}</p:bgPr></p:bg>" if background else ""
    return part("p:sld", tree(*shapes, before=before), more)


WHITE = solid("FFFFFF")
BLUE = solid("1F3864")


def group(content: str, hidden: str = "", where: str = "") -> str:
    """A group of shapes."""
    named = f'<p:nvGrpSpPr><p:cNvPr id="5" name="x" {hidden}/></p:nvGrpSpPr>'
    return f"<p:grpSp>{named}<p:grpSpPr>{where}</p:grpSpPr>{content}</p:grpSp>"


class Place(NamedTuple):
    """How to write a number on a slide of its own, and the role that a reader should give it."""

    write: Callable[[str], str]
    role: str


LIST = (("序号", "姓名", "身份证号"), ("1", "赵一鸣", "990101195001011007"), ("2", "钱小满", ""))
_CHOICE = (
    "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
_SHRUNK = place(0, 0, 8, 1, more='<a:chOff x="0" y="0"/><a:chExt cx="28800000" cy="3600000"/>')

SLIDES: dict[str, Place] = {
    "text box": Place(lambda n: slide(box(n)), "body"),
    "title": Place(lambda n: slide(shape(body(para(n)), "", 'type="title"')), "body"),
    "outline": Place(lambda n: slide(shape(body(para(n)), "", 'idx="1"')), "body"),
    "runs": Place(
        lambda n: slide(shape(body(para(n).replace(n, f"{n[:9]}</a:t></a:r><a:r><a:rPr b='1'/><a:t>{n[9:]}")))), "body"
    ),
    "field": Place(lambda n: slide(shape(body(f"<a:p><a:fld type='x'><a:t>{n}</a:t></a:fld></a:p>"))), "body"),
    "formula": Place(
        lambda n: slide(shape(body(f"<a:p><a14:m><m:oMath><m:r><m:t>{n}</m:t></m:r></m:oMath></a14:m></a:p>"))), "body"
    ),
    "group": Place(lambda n: slide(group(group(box(n)))), "body"),
    "shrunk group": Place(lambda n: slide(group(box(n, x=60), where=_SHRUNK)), "body"),
    "alternative": Place(lambda n: slide(_CHOICE.format(box(n), box(n))), "body"),
    "table": Place(lambda n: slide(table(row(cell("x"), cell(n)))), "body"),
    "list typed with tabs": Place(
        lambda n: slide(shape(body(*(para("\t".join(line)) for line in LIST[:2]), para(f"2\t钱小满\t{n}")))), "body"
    ),
    "boxes like the cells of a list": Place(
        lambda n: slide(
            *(
                box(text or n, 1 + 8 * column, 2 + 2 * line)
                for line, texts in enumerate(LIST)
                for column, text in enumerate(texts)
            )
        ),
        "body",
    ),
    "shape that nobody knows": Place(lambda n: slide(f"<p:zzz>{box(n)}</p:zzz>"), "body"),
    "footer": Place(lambda n: slide(shape(body(para(n)), "", 'type="ftr" idx="11"')), "footer"),
    "date": Place(lambda n: slide(shape(body(para(n)), "", 'type="dt" idx="10"')), "footer"),
    "slide that is not shown": Place(lambda n: slide(box(n), more='show="0"'), "hidden"),
    "table on a slide that is not shown": Place(lambda n: slide(table(row(cell(n))), more='show="0"'), "hidden"),
    "hidden shape": Place(lambda n: slide(box(n, hidden='hidden="1"')), "hidden"),
    "hidden group": Place(lambda n: slide(group(box(n), 'hidden="1"')), "hidden"),
    "left of the slide": Place(lambda n: slide(box(n, x=-9)), "hidden"),
    "below the slide": Place(lambda n: slide(box(n, y=30)), "hidden"),
    "table off the slide": Place(lambda n: slide(table(row(cell(n))).replace('y="360000"', 'y="-3600000"')), "hidden"),
    "covered cell": Place(
        lambda n: slide(table(row(cell("x", more='gridSpan="2"'), cell(n, more='hMerge="1"')))), "hidden"
    ),
    "cell covered from above": Place(
        lambda n: slide(table(row(cell("x", more='rowSpan="2"')), row(cell(n, more='vMerge="1"')))), "hidden"
    ),
    "white text": Place(lambda n: slide(box(n, look=WHITE)), "hidden"),
    "white of the theme": Place(
        lambda n: slide(box(n, look='<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>')), "hidden"
    ),
    "white by a level": Place(
        lambda n: slide(
            shape(
                body(para(n)).replace(
                    "<a:lstStyle/>", f"<a:lstStyle><a:lvl1pPr><a:defRPr>{WHITE}</a:defRPr></a:lvl1pPr></a:lstStyle>"
                )
            )
        ),
        "hidden",
    ),
    "tiny text": Place(lambda n: slide(shape(body(para(n, named='sz="100"')))), "hidden"),
    "text without a fill": Place(lambda n: slide(box(n, look="<a:noFill/>")), "hidden"),
    "transparent text": Place(lambda n: slide(box(n, look=solid("000000", '<a:alpha val="0"/>'))), "hidden"),
    "outlined text": Place(lambda n: slide(box(n, look=f"<a:ln>{BLUE}</a:ln><a:noFill/>")), "body"),
    "white text in a blue box": Place(lambda n: slide(box(n, look=WHITE, fill=BLUE)), "body"),
    "blue text in a blue box": Place(lambda n: slide(box(n, look=BLUE, fill=BLUE)), "hidden"),
    "white text over a blue shape": Place(lambda n: slide(shape("", fill=BLUE), box(n, look=WHITE)), "body"),
    "white text under a blue shape": Place(lambda n: slide(box(n, look=WHITE), shape("", fill=BLUE)), "hidden"),
    "white text over a picture": Place(lambda n: slide(picture(2, 1.5), box(n, look=WHITE)), "body"),
    "white text beside a picture": Place(lambda n: slide(picture(2, 9), box(n, look=WHITE)), "hidden"),
    "white text on a dark slide": Place(lambda n: slide(box(n, look=WHITE), background=solid("000000")), "body"),
    "white text on a photograph": Place(lambda n: slide(box(n, look=WHITE), background="<a:blipFill/>"), "body"),
    "white text where the layout is dark": Place(lambda n: slide(box(n, 2, 17, look=WHITE)), "body"),
    "white text of a faint white": Place(
        lambda n: slide(box(n, look=solid("FFFFFF", '<a:lumMod val="50000"/>'))), "body"
    ),
    "white text in a styled table": Place(lambda n: slide(table(row(cell(n, WHITE)), style="{5C22544A}")), "body"),
    "white text in a dark cell": Place(lambda n: slide(table(row(cell(n, WHITE, BLUE)))), "body"),
    "description": Place(lambda n: slide(box("", named=f'descr="{n}"')), "alt-text"),
    "title of a shape": Place(lambda n: slide(box("", named=f'title="{n}"')), "alt-text"),
    "name of a shape": Place(lambda n: slide(box("").replace('name="x"', f'name="{n}"')), "metadata"),
    "tip of a link": Place(
        lambda n: slide(box("").replace("<a:rPr", f'<a:hlinkClick tooltip="{n}"/><a:rPr')), "metadata"
    ),
    "xml comment": Place(lambda n: slide(f"<!-- {n} -->"), "metadata"),
    "attribute nobody knows": Place(lambda n: slide(more=f'zzz="{n}"'), "metadata"),
}

_AUTHOR = '<p:cmAuthorLst {ns}><p:cmAuthor id="0" name="{n}" initials="甲"/></p:cmAuthorLst>'


def _comment(number: str) -> str:
    return part("p:cmLst", f'<p:cm authorId="0"><p:pos x="1" y="1"/><p:text>{number}</p:text></p:cm>')


def _thread(number: str) -> str:
    return part("p188:cmLst", f'<p188:cm authorId="x">{body(para(number), name="p188:txBody")}</p188:cm>')


def _reply(number: str) -> str:
    reply = f"<p188:replyLst><p188:reply>{body(para(number), name='p188:txBody')}</p188:reply></p188:replyLst>"
    return part("p188:cmLst", f"<p188:cm>{reply}</p188:cm>")


def _mail(number: str) -> str:
    return part("p188:authorLst", f'<p188:author id="x" name="甲" userId="S::{number}@example.com::1"/>')


# Members: content of a number, role, kind of the relation by which the first slide knows them ('' = none).
PARTS: dict[str, tuple[str, Callable[[str], str | bytes], str, str]] = {
    "notes": (
        "notesSlides/n1.xml",
        lambda n: part("p:notes", tree(shape(body(para(n)), "", 'type="body" idx="1"'))),
        "notes",
        "notesSlide",
    ),
    "footer of a notes page": (
        "notesSlides/n2.xml",
        lambda n: part("p:notes", tree(shape(body(para(n)), "", 'type="ftr"'))),
        "footer",
        "",
    ),
    "comment": ("comments/comment1.xml", _comment, "comment", "comments"),
    "comment of today": ("comments/modernComment_1.xml", _thread, "comment", "comments"),
    "reply to a comment": ("comments/modernComment_2.xml", _reply, "comment", ""),
    "author of a comment": ("commentAuthors.xml", lambda n: _AUTHOR.format(ns=NAMESPACES, n=n), "metadata", ""),
    "account of an author": ("authors.xml", _mail, "metadata", ""),
    "tag": ("tags/tag1.xml", lambda n: part("p:tagLst", f'<p:tag name="x" val="{n}"/>'), "metadata", "tags"),
    "chart": (
        "charts/chart1.xml",
        lambda n: part("c:chartSpace", f"<c:title>{body(para(n), name='c:rich')}</c:title>"),
        "body",
        "chart",
    ),
    "value of a chart": (
        "charts/chart2.xml",
        lambda n: part("c:chartSpace", f"<c:pt><c:v>{n}</c:v></c:pt>"),
        "body",
        "chart",
    ),
    "diagram": (
        "diagrams/data1.xml",
        lambda n: part("dgm:dataModel", body(para(n), name="dgm:t")),
        "body",
        "diagramData",
    ),
    "picture of a diagram": (
        "diagrams/drawing1.xml",
        lambda n: part("dsp:drawing", body(para(n), name="dsp:txBody")),
        "body",
        "",
    ),
    "handwriting": (
        "ink/ink1.xml",
        lambda n: part("ink:ink", f"<ink:trace>1 2, 3 4</ink:trace><emma:literal>{n}</emma:literal>"),
        "image-text",
        "",
    ),
    "shape of the layout": ("slideLayouts/l2.xml", lambda n: part("p:sldLayout", tree(box(n))), "header", ""),
    "prompt of the layout": (
        "slideLayouts/l3.xml",
        lambda n: part("p:sldLayout", tree(shape(body(para(n)), None, 'type="title"'))),
        "metadata",
        "",
    ),
    "name of a layout": (
        "slideLayouts/l4.xml",
        lambda n: part("p:sldLayout", tree().replace("<p:cSld", f'<p:cSld name="{n}"')),
        "metadata",
        "",
    ),
    "shape of a master": ("slideMasters/m2.xml", lambda n: part("p:sldMaster", tree(box(n))), "header", ""),
    "master of the notes": ("notesMasters/n1.xml", lambda n: part("p:notesMaster", tree(box(n))), "header", ""),
    "master of handouts": ("handoutMasters/h1.xml", lambda n: part("p:handoutMaster", tree(box(n))), "header", ""),
    "slide that nobody lists": ("slides/slide999.xml", lambda n: slide(box(n)), "hidden", ""),
    "embedded workbook": ("embeddings/a.txt", lambda n: f"号码 {n}", "body", ""),
    "object of another program": ("embeddings/oleObject1.bin", lambda n: f"号码 {n}", "body", ""),
    "picture": ("media/image1.png", png, "metadata", ""),
    "name of a medium": ("media/{}.png", lambda n: png("x"), "file-name", ""),
    "revision": (
        "changesInfos/c1.xml",
        lambda n: f"<pc:chgInfo xmlns:pc='x'><pc:chgData name='{n}' userId='1'/></pc:chgInfo>",
        "metadata",
        "",
    ),
    "presentation": (
        "zzz.xml",
        lambda n: part("p:zzz", f"<p:zzz>{n}</p:zzz>"),
        "metadata",
        "",
    ),
}
OUTSIDE: dict[str, tuple[str, Callable[[str], str], str]] = {
    "title": (
        "docProps/core.xml",
        lambda n: f"<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>{n}</dc:title></cp:coreProperties>",
        "metadata",
    ),
    "company": ("docProps/app.xml", lambda n: f"<Properties><Company>{n}</Company></Properties>", "metadata"),
    "custom property": (
        "docProps/custom.xml",
        lambda n: f"<Properties><property name='x'><v>{n}</v></property></Properties>",
        "metadata",
    ),
    "custom xml": ("customXml/item1.xml", lambda n: f"<a><b>{n}</b></a>", "metadata"),
}


def pack(slides: list[str], parts: Mapping[str, str | bytes] | None = None, first: list[tuple[str, str]] | None = None,
         more: str = "", kind: str = "presentation") -> bytes:  # fmt: skip
    """A presentation; ``parts`` are named from the root, ``first`` are further relations of the first slide.

    The layout of all slides has a blue bar at its foot. ``more`` stands in the presentation part.
    """
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in numbers)
    masters = relations(("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml"))
    scheme = "".join(f'<a:{name}><a:srgbClr val="FFFFFF"/></a:{name}>' for name in ("lt1", "lt2"))
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types><Override ContentType="{TYPES}{kind}.main+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": part(
            "p:presentation", f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{28 * CM}" cy="{21 * CM}"/>{more}'
        ),
        "ppt/_rels/presentation.xml.rels": relations(*(("slide", f"slides/slide{number}.xml") for number in numbers)),
        "ppt/slideLayouts/slideLayout1.xml": part("p:sldLayout", tree(shape("", place(0, 16, 28, 5), fill=BLUE))),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
        "ppt/slideMasters/slideMaster1.xml": part(
            "p:sldMaster",
            tree(
                shape("", place(1, 1, 26, 3), 'type="title"'),
                shape("", place(1, 5, 26, 9), 'type="body" idx="1"'),
            )
            + '<p:clrMap bg1="lt1" tx1="dk1"/>',
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": masters,
        "ppt/theme/theme1.xml": part(
            "a:theme", f"<a:themeElements><a:clrScheme>{scheme}</a:clrScheme></a:themeElements>"
        ),
    }
    for number, content in enumerate(slides, 1):
        whole[f"ppt/slides/slide{number}.xml"] = content
        known = (first or []) if number == 1 else []
        whole[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(
            ("slideLayout", "../slideLayouts/slideLayout1.xml"), *known
        )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**whole, **(parts or {})}.items():
            archive.writestr(name, data)
    return file.getvalue()


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """A ``.pptx``, and each place's number with the role that a reader should give it, or the cause of a notice."""
    canary = Numbers()
    expected = canary.expected

    slides = [one.write(canary(f"slide: {name}", one.role)) for name, one in SLIDES.items()]
    known: list[tuple[str, str]] = []
    parts: dict[str, str | bytes] = {}
    for name, (path, write, role, kind) in PARTS.items():
        number = canary(name, role)
        parts[f"ppt/{path.format(number)}"] = write(number)
        known += [(kind, f"../{path}")] if kind else []
    for name, (path, say, role) in OUTSIDE.items():
        parts[path] = say(canary(name, role))
    known.append(("hyperlink", f"mailto:{canary('link', 'metadata')}@example.com"))
    canary("video elsewhere", "part-skipped")
    known.append(("video", f"file:///C:/{canary('name of a video', 'metadata')}.mp4"))
    more = f'<p:custShowLst><p:custShow name="{canary("name of a show", "metadata")}"/></p:custShowLst>'
    more += f'<p:extLst><p14:section name="{canary("name of a section", "metadata")}"/></p:extLst>'
    return pack(slides, parts, known, more), expected
