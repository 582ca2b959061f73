"""A Word document with a number in every place: written by python-docx, and by hand where python-docx cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

import docx as python_docx

from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.rtf import png

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def part(root: str, content: str) -> str:
    """An XML part with that root."""
    return f"<{root} {NAMESPACES}>{content}</{root}>"


def run(text: str, look: str = "", tag: str = "t") -> str:
    """A run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def para(content: str, look: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"


def text(said: str, look: str = "") -> str:
    """A paragraph of one run."""
    return para(run(said, look))


def table(*rows: str, more: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{more}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, more: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, more: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{content}</w:tc>"


def drawing(content: str, fill: str = "", named: str = "") -> str:
    """A DrawingML shape in a paragraph."""
    return para(
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" {named}/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def vml(content: str, named: str = "") -> str:
    """A VML shape in a paragraph."""
    return para(f"<w:r><w:pict><v:shape {named}>{content}</v:shape></w:pict></w:r>")


def control(content: str, more: str = "") -> str:
    """A content control around blocks."""
    return f"<w:sdt><w:sdtPr>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, result: str) -> str:
    """A field with its code and its result."""
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{after}'
        for kind, after in (("begin", run(code, tag="instrText")), ("separate", run(result)), ("end", ""))
    )


class Place(NamedTuple):
    """How to write a number at a place, and the role that a reader should give it."""

    write: Callable[[str], str]
    role: str


WHITE = '<w:color w:val="FFFFFF"/>'
_DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
_BLUE = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'
_CHANGE = 'w:id="1" w:author="修订人" w:date="2026-01-02T03:04:05Z"'
_LIST = ("序号\t姓名\t身份证号", "1\t赵一鸣\t990101195001011007", "2\t钱小满\t{}")

BODY: dict[str, Place] = {
    "paragraph": Place(text, "body"),
    "runs": Place(lambda n: para(run(n[:6]) + run(n[6:12], "<w:b/>") + run(n[12:])), "body"),
    "ruby": Place(
        lambda n: para(f"<w:r><w:ruby><w:rt>{run(n)}</w:rt><w:rubyBase>{run('注')}</w:rubyBase></w:ruby></w:r>"), "body"
    ),
    "formula": Place(lambda n: para(f"<m:oMath><m:r><m:t>{n}</m:t></m:r></m:oMath>"), "body"),
    "smart tag": Place(lambda n: para(f"<w:smartTag>{run(n)}</w:smartTag>"), "body"),
    "simple field": Place(lambda n: para(f'<w:fldSimple w:instr="DATE">{run(n)}</w:fldSimple>'), "body"),
    "result of a field": Place(lambda n: para(field("DATE", n)), "body"),
    "code of a field": Place(lambda n: para(field(f'HYPERLINK "mailto:{n}@example.com"', "x")), "metadata"),
    "link": Place(lambda n: para(f'<w:hyperlink r:id="rIdX">{run(n)}</w:hyperlink>'), "body"),
    "page number in a table of contents": Place(lambda n: para(run(n, "<w:webHidden/>")), "body"),
    "table": Place(lambda n: table(row(cell(text("x")), cell(text(n)))), "body"),
    "table in a table": Place(lambda n: table(row(cell(table(row(cell(text(n)))) + para("")))), "body"),
    "list typed with tabs": Place(
        lambda n: "".join(para("<w:r><w:tab/></w:r>".join(map(run, line.format(n).split("\t")))) for line in _LIST),
        "body",
    ),
    "list typed with blanks": Place(
        lambda n: "".join(text(line.format(n).replace("\t", "    ")) for line in _LIST), "body"
    ),
    "content control": Place(lambda n: control(text(n)), "body"),
    "control bound to data": Place(lambda n: control(text(n), '<w:dataBinding w:xpath="/a/b"/>'), "body"),
    "control in a line": Place(lambda n: para(control(run(n))), "body"),
    "control around a cell": Place(lambda n: table(row(control(cell(text(n))))), "body"),
    "check in a control": Place(lambda n: control(text("x"), f'<w:alias w:val="{n}"/>'), "metadata"),
    "choice in a control": Place(
        lambda n: control(text("x"), f'<w:dropDownList><w:listItem w:displayText="{n}"/></w:dropDownList>'),
        "form-field",
    ),
    "form field": Place(
        lambda n: para(
            f'<w:r><w:fldChar><w:ffData><w:textInput><w:default w:val="{n}"/></w:textInput></w:ffData>'
            "</w:fldChar></w:r>"
        ),
        "form-field",
    ),
    "insertion": Place(lambda n: para(f"<w:ins {_CHANGE}>{run(n)}</w:ins>"), "inserted"),
    "move to": Place(lambda n: para(f"<w:moveTo {_CHANGE}>{run(n)}</w:moveTo>"), "inserted"),
    "deletion": Place(lambda n: para(run("x") + f"<w:del {_CHANGE}>{run(n, tag='delText')}</w:del>"), "deleted"),
    "move from": Place(lambda n: para(f"<w:moveFrom {_CHANGE}>{run(n)}</w:moveFrom>"), "deleted"),
    "deleted row": Place(lambda n: table(row(cell(text(n)), more=f"<w:del {_CHANGE}/>")), "deleted"),
    "deleted cell": Place(lambda n: table(row(cell(text("x")), cell(text(n), f"<w:cellDel {_CHANGE}/>"))), "deleted"),
    "author of a change": Place(lambda n: para(f'<w:ins w:id="2" w:author="{n}"/>'), "metadata"),
    "vanished": Place(lambda n: text(n, "<w:vanish/>"), "hidden"),
    "white": Place(lambda n: text(n, WHITE), "hidden"),
    "white on dark": Place(lambda n: text(n, WHITE + _DARK), "body"),
    "black on black": Place(lambda n: text(n, '<w:color w:val="000000"/><w:highlight w:val="black"/>'), "hidden"),
    "tiny": Place(lambda n: text(n, '<w:sz w:val="2"/>'), "hidden"),
    "hidden row": Place(lambda n: table(row(cell(text("x"))), row(cell(text(n)), more="<w:hidden/>")), "hidden"),
    "covered cell": Place(
        lambda n: table(row(cell(text("x"), '<w:vMerge w:val="restart"/>')), row(cell(text(n), "<w:vMerge/>"))),
        "hidden",
    ),
    "text box": Place(lambda n: drawing(text(n)), "textbox"),
    "VML text box": Place(lambda n: vml(f"<v:textbox><w:txbxContent>{text(n)}</w:txbxContent></v:textbox>"), "textbox"),
    "white in a text box": Place(lambda n: drawing(text(n, WHITE)), "hidden"),
    "white in a blue text box": Place(lambda n: drawing(text(n, WHITE), _BLUE), "textbox"),
    "hidden text box": Place(lambda n: drawing(text(n), named='hidden="1"'), "hidden"),
    "table in a text box": Place(lambda n: drawing(table(row(cell(text(n))))), "textbox"),
    "WordArt": Place(lambda n: vml(f'<v:textpath string="{n}"/>'), "textbox"),
    "description": Place(lambda n: drawing("", named=f'descr="{n}"'), "alt-text"),
    "title of a drawing": Place(lambda n: drawing("", named=f'title="{n}"'), "alt-text"),
    "VML description": Place(lambda n: vml("", f'alt="{n}"'), "alt-text"),
    "description of a table": Place(lambda n: table(more=f'<w:tblDescription w:val="{n}"/>'), "metadata"),
    "bookmark": Place(lambda n: para(f'<w:bookmarkStart w:id="9" w:name="B{n}"/>'), "metadata"),
    "tip of a link": Place(lambda n: para(f'<w:hyperlink w:tooltip="{n}"/>'), "metadata"),
    "xml comment": Place(lambda n: f"<!-- {n} -->", "metadata"),
    "attribute nobody knows": Place(lambda n: f'<w:p w:zzz="{n}"/>', "metadata"),
}


def _note(root: str) -> Callable[[str], str]:
    return lambda n: part(f"w:{root}s", f"<w:{root}>{text(n)}</w:{root}>")


# Members: content of a number, role.
PARTS: dict[str, tuple[str, Callable[[str], str | bytes], str]] = {
    "header": ("word/header9.xml", lambda n: part("w:hdr", text(n)), "header"),
    "header of a first page": ("word/first.xml", lambda n: part("w:hdr", text(n)), "header"),
    "table in a header": ("word/header8.xml", lambda n: part("w:hdr", table(row(cell(text(n))))), "header"),
    "watermark": (
        "word/header7.xml",
        lambda n: part("w:hdr", vml(f'<v:textpath string="{n}"/>', 'id="PowerPlusWaterMarkObject1"')),
        "textbox",
    ),
    "watermark of a picture": (
        "word/header6.xml",
        lambda n: part("w:hdr", vml(f'<v:imagedata r:id="rId1" o:title="{n}"/>')),
        "alt-text",
    ),
    "footer": ("word/footer9.xml", lambda n: part("w:ftr", text(n)), "footer"),
    "footnote": ("word/footnotes.xml", _note("footnote"), "footnote"),
    "endnote": ("word/endnotes.xml", _note("endnote"), "footnote"),
    "comment": ("word/comments9.xml", _note("comment"), "comment"),
    "author of a comment": (
        "word/comments8.xml",
        lambda n: part("w:comments", f'<w:comment w:author="{n}"/>'),
        "metadata",
    ),
    "person": ("word/people.xml", lambda n: part("w15:people", f'<w15:person w15:author="{n}"/>'), "metadata"),
    "account of a person": (
        "word/people2.xml",
        lambda n: part("w15:people", f'<w15:person><w15:presenceInfo w15:userId="S::{n}@example.com"/></w15:person>'),
        "metadata",
    ),
    "glossary": (
        "word/glossary/document.xml",
        lambda n: part("w:glossaryDocument", f"<w:docParts>{text(n)}</w:docParts>"),
        "metadata",
    ),
    "variable": (
        "word/settings9.xml",
        lambda n: part("w:settings", f'<w:docVars><w:docVar w:name="x" w:val="{n}"/></w:docVars>'),
        "metadata",
    ),
    "source of a mail merge": (
        "word/settings8.xml",
        lambda n: part("w:settings", f'<w:mailMerge><w:query w:val="{n}"/></w:mailMerge>'),
        "metadata",
    ),
    "format of a list": (
        "word/numbering9.xml",
        lambda n: part("w:numbering", f'<w:lvl><w:lvlText w:val="{n}"/></w:lvl>'),
        "metadata",
    ),
    "chart": ("word/charts/chart1.xml", lambda n: part("c:chartSpace", f"<c:pt><c:v>{n}</c:v></c:pt>"), "body"),
    "diagram": (
        "word/diagrams/data1.xml",
        lambda n: part("dgm:dataModel", f"<a:p><a:r><a:t>{n}</a:t></a:r></a:p>"),
        "body",
    ),
    "custom xml": ("customXml/item9.xml", lambda n: f"<a><b>{n}</b></a>", "metadata"),
    "attribute in custom xml": ("customXml/item8.xml", lambda n: f"<a b='{n}'/>", "metadata"),
    "custom property": (
        "docProps/custom.xml",
        lambda n: f"<Properties><property name='x'><v>{n}</v></property></Properties>",
        "metadata",
    ),
    "web page put in": ("word/afchunk1.html", lambda n: f"<html><body><p>{n}</p></body></html>", "body"),
    "text put in": ("word/afchunk2.txt", lambda n: f"号码 {n}", "body"),
    "document put in": ("word/afchunk3.docx", lambda n: _small(text(n)), "body"),
    "embedded workbook": ("word/embeddings/a.csv", lambda n: f"序号,号码\n1,{n}\n", "body"),
    "embedded object": ("word/embeddings/oleObject1.bin", lambda n: f"号码 {n}", "body"),
    "picture": ("word/media/image9.png", png, "metadata"),
    "name of a member": ("word/media/{}.png", lambda n: png("x"), "file-name"),
    "part nobody knows": ("word/zzz.xml", lambda n: f"<a><b>{n}</b></a>", "metadata"),
    "link": ("word/_rels/zzz.xml.rels", lambda n: _link("hyperlink", f"http://example.com/{n}"), "metadata"),
    "template": (
        "word/_rels/settings9.xml.rels",
        lambda n: _link("attachedTemplate", f"file:///C:/{n}.dotx"),
        "metadata",
    ),
    "picture elsewhere": (
        "word/_rels/zzz2.xml.rels",
        lambda n: _link("image", f"http://example.com/{n}.png"),
        "metadata",
    ),
}
PROPERTIES = ("author", "category", "comments", "keywords", "last_modified_by", "subject", "title")


def _link(kind: str, target: str) -> str:
    relation = f'<Relationship Id="x" Type="{RELATIONS}{kind}" Target="{target}" TargetMode="External"/>'
    return f"<Relationships>{relation}</Relationships>"


def _small(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("w:document", f"<w:body>{body}</w:body>"))
    return file.getvalue()


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """A ``.docx``, and each place's number with the role that a reader should give it."""
    canary = Numbers()
    expected = canary.expected

    made = _written(canary)
    body = "".join(place.write(canary(f"body: {name}", place.role)) for name, place in BODY.items())
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "word/document.xml":
                whole = content.decode().replace("<w:document ", f"<w:document {_new_names(content.decode())} ", 1)
                content = whole.replace("<w:sectPr", f"{body}<w:sectPr", 1).encode()
            if info.filename != "docProps/thumbnail.jpeg":
                target.writestr(info, content)
        for name, (path, write, role) in PARTS.items():
            number = canary(name, role)
            target.writestr(path.format(number), write(number))
        target.comment = canary("zip comment", "metadata").encode()
    return file.getvalue(), expected


def _new_names(document: str) -> str:
    """The namespaces that python-docx does not declare."""
    return " ".join(name for name in NAMESPACES.split() if name.partition("=")[0] + "=" not in document)


def _written(canary: Callable[[str, str], str]) -> bytes:
    made: Any = python_docx.Document()
    made.add_paragraph(canary("python-docx: paragraph", "body"))
    made.add_paragraph().add_run(canary("python-docx: hidden run", "hidden")).font.hidden = True
    made.add_table(1, 1).cell(0, 0).text = canary("python-docx: cell", "body")
    made.add_comment(made.paragraphs[0].runs, canary("python-docx: comment", "comment"),
                     author=canary("python-docx: author of a comment", "metadata"))  # fmt: skip
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    for kind in ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer"):
        role = "header" if "header" in kind else "footer"
        getattr(section, kind).paragraphs[0].text = canary(f"python-docx: {kind}", role)
    for name in PROPERTIES:
        setattr(made.core_properties, name, canary(f"python-docx: {name}", "metadata"))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
