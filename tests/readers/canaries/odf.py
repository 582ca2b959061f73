"""OpenDocument files with a number in every place, written by hand as LibreOffice writes them."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.rtf import png

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{name: f"{_OASIS}{name}:1.0" for name in (
            "office", "style", "text", "table", "meta", "chart", "form", "script", "config", "presentation", "manifest",
            "dr3d",
        )},
        "draw": f"{_OASIS}drawing:1.0",
        "number": f"{_OASIS}datastyle:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "math": "http://www.w3.org/1998/Math/MathML",
        "ooo": "http://openoffice.org/2004/office",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)  # fmt: skip
MEDIA = "application/vnd.oasis.opendocument."
GRAMMAR = '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">'


def part(root: str, content: str) -> str:
    """An XML part with that root."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {NAMESPACES} office:version="1.3">{content}</{root}>'


def pack(kind: str, parts: Mapping[str, str | bytes], comment: str = "") -> bytes:
    """A package of that kind (``text``, ``spreadsheet`` …); ``mimetype`` comes first."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MEDIA + kind, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = comment.encode()
    return file.getvalue()


def style(name: str, family: str, properties: str, parent: str = "") -> str:
    """A style; ``properties`` are attributes of those of its family."""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    kind = {"drawing-page": "drawing-page", "paragraph": "text"}.get(family, family)
    named = f'style:name="{name}" style:family="{family}"{above}'
    return f"<style:style {named}><style:{kind}-properties {properties}/></style:style>"


def p(content: str, named: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{named}">{content}</text:p>'


def span(content: str, named: str) -> str:
    """A span of that style."""
    return f'<text:span text:style-name="{named}">{content}</text:span>'


def frame(content: str, more: str = "", kind: str = "frame") -> str:
    """A frame or another shape."""
    return f'<draw:{kind} text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm" {more}>{content}</draw:{kind}>'


def cell(content: str, more: str = "", kind: str = "table-cell") -> str:
    """A table cell."""
    return f"<table:{kind} {more}>{content}</table:{kind}>"


def row(*cells: str, more: str = "") -> str:
    """A table row."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, columns: str = "<table:table-column/>", more: str = "") -> str:
    """A table."""
    return f"<table:table {more}>{columns}{''.join(rows)}</table:table>"


def link(target: str) -> str:
    """The attributes of a link."""
    return f'xlink:type="simple" xlink:href="{target}"'


class Place(NamedTuple):
    """How to write a number at a place, and the role that a reader should give it."""

    write: Callable[[str], str]
    role: str


def tracked(name: str, content: str) -> str:
    """A changed region."""
    info = (
        "<office:change-info><dc:creator>修订人</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>"
    )
    kind = "deletion" if content else "insertion"
    return f'<text:changed-region text:id="{name}"><text:{kind}>{info}{content}</text:{kind}></text:changed-region>'


# Styles that the canaries stand in.
STYLES = (
    style("Gone", "text", 'text:display="none"')
    + style("White", "text", 'fo:color="#ffffff"')
    + style("Dark", "text", 'fo:color="#ffffff" fo:background-color="#1f3864"')
    + style("Tiny", "text", 'fo:font-size="1pt"')
    + style("Clear", "text", 'loext:opacity="0%"')
    + style("GoneBase", "paragraph", 'text:display="none"')
    + style("GoneHeir", "paragraph", 'fo:font-weight="bold"', "GoneBase")
    + style("Thin", "table-row", 'style:row-height="0.01cm"')
    + style("Blue", "graphic", 'draw:fill="solid" draw:fill-color="#1f3864"')
    + style("Empty", "graphic", 'draw:fill="none"')
)

# In the body of a text document.
TEXT: dict[str, Place] = {
    "paragraph": Place(p, "body"),
    "heading": Place(lambda n: f'<text:h text:outline-level="1">{n}</text:h>', "body"),
    "number in pieces": Place(
        lambda n: p(f"{n[:6]}{span(n[6:9], 'Dark')}<text:bookmark-start text:name='x'/>{n[9:]}"), "body"
    ),
    "list": Place(
        lambda n: (
            f"<text:list><text:list-item>{p('x')}<text:list><text:list-item>{p(n)}</text:list-item></text:list>"
            "</text:list-item></text:list>"
        ),
        "body",
    ),
    "section": Place(lambda n: f'<text:section text:name="甲">{p(n)}</text:section>', "body"),
    "index": Place(
        lambda n: (
            f"<text:table-of-content><text:index-body><text:index-title>{p('x')}</text:index-title>{p(n)}"
            "</text:index-body></text:table-of-content>"
        ),
        "body",
    ),
    "field": Place(lambda n: p(f'<text:user-field-get text:name="甲">{n}</text:user-field-get>'), "body"),
    "field nobody knows": Place(lambda n: p(f"<text:zzz>{n}</text:zzz>"), "body"),
    "block nobody knows": Place(lambda n: f"<text:zzz>{n}</text:zzz>", "body"),
    "ruby": Place(
        lambda n: p(f"<text:ruby><text:ruby-base>注</text:ruby-base><text:ruby-text>{n}</text:ruby-text></text:ruby>"),
        "body",
    ),
    "link": Place(lambda n: p(f"<text:a {link('#x')}>{n}</text:a>"), "body"),
    "formula": Place(
        lambda n: p(frame(f"<draw:object><math:math><math:mn>{n}</math:mn></math:math></draw:object>")), "textbox"
    ),
    "table cell": Place(lambda n: table(row(cell(p(n)))), "body"),
    "header row of a table": Place(
        lambda n: table(f"<table:table-header-rows>{row(cell(p(n)))}</table:table-header-rows>"), "body"
    ),
    "table in a table": Place(lambda n: table(row(cell(p("x") + table(row(cell(p(n))))))), "body"),
    "covered cell": Place(
        lambda n: table(row(cell(p("x"), 'table:number-columns-spanned="2"'), cell(p(n), kind="covered-table-cell"))),
        "hidden",
    ),
    "hidden row": Place(
        lambda n: table(row(cell(p("x"))), row(cell(p(n)), more='table:visibility="collapse"')), "hidden"
    ),
    "thin row": Place(lambda n: table(row(cell(p("x"))), row(cell(p(n)), more='table:style-name="Thin"')), "hidden"),
    "hidden column": Place(
        lambda n: table(
            row(cell(p("x")), cell(p(n))),
            columns='<table:table-column/><table:table-column table:visibility="collapse"/>',
        ),
        "hidden",
    ),
    "hidden text": Place(lambda n: p(span(n, "Gone")), "hidden"),
    "white text": Place(lambda n: p(span(n, "White")), "hidden"),
    "white text on dark ground": Place(lambda n: p(span(n, "Dark")), "body"),
    "tiny text": Place(lambda n: p(span(n, "Tiny")), "hidden"),
    "transparent text": Place(lambda n: p(span(n, "Clear")), "hidden"),
    "hidden by a style": Place(lambda n: p(n, "GoneHeir"), "hidden"),
    "hidden section": Place(
        lambda n: f'<text:section text:name="x" text:display="none">{p(n)}</text:section>', "hidden"
    ),
    "section hidden by a condition": Place(
        lambda n: f'<text:section text:name="x" text:display="condition" text:is-hidden="true">{p(n)}</text:section>',
        "hidden",
    ),
    "table in a hidden section": Place(
        lambda n: f'<text:section text:name="x" text:display="none">{table(row(cell(p(n))))}</text:section>', "hidden"
    ),
    "hidden-text field": Place(
        lambda n: p(f'<text:hidden-text text:condition="ooow:1" text:string-value="{n}"/>'), "hidden"
    ),
    "hidden paragraph": Place(
        lambda n: p(f'{n}<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>'), "hidden"
    ),
    "other branch of a condition": Place(
        lambda n: p(
            f'<text:conditional-text text:string-value-if-true="甲" text:string-value-if-false="{n}">甲'
            "</text:conditional-text>"
        ),
        "hidden",
    ),
    "insertion": Place(
        lambda n: p(f'x<text:change-start text:change-id="ins"/>{n}<text:change-end text:change-id="ins"/>'), "inserted"
    ),
    "insertion over paragraphs": Place(
        lambda n: (
            p('x<text:change-start text:change-id="ins"/>') + p(n) + p('<text:change-end text:change-id="ins"/>x')
        ),
        "inserted",
    ),
    "comment": Place(
        lambda n: p(f"x<office:annotation><dc:creator>甲</dc:creator>{p(n)}</office:annotation>"), "comment"
    ),
    "list in a comment": Place(
        lambda n: p(
            "x<office:annotation><text:list><text:list-item>"
            + p(n)
            + "</text:list-item></text:list></office:annotation>"
        ),
        "comment",
    ),
    "author of a comment": Place(
        lambda n: p(f"<office:annotation><dc:creator>{n}</dc:creator></office:annotation>"), "metadata"
    ),
    "footnote": Place(
        lambda n: p(
            'x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{p(n)}</text:note-body></text:note>"
        ),
        "footnote",
    ),
    "endnote": Place(
        lambda n: p(
            'x<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>'
            f"<text:note-body>{p(n)}</text:note-body></text:note>"
        ),
        "footnote",
    ),
    "text box": Place(lambda n: p(frame(f"<draw:text-box>{p(n)}</draw:text-box>")), "textbox"),
    "text box of the page": Place(lambda n: frame(f"<draw:text-box>{p(n)}</draw:text-box>"), "textbox"),
    "table in a text box": Place(
        lambda n: p(frame(f"<draw:text-box>{table(row(cell(p(n))))}</draw:text-box>")), "textbox"
    ),
    "shape": Place(lambda n: p(frame(p(n), kind="custom-shape")), "textbox"),
    "shape in a group": Place(lambda n: p(f"<draw:g>{frame(p(n), kind='rect')}</draw:g>"), "textbox"),
    "linked shape": Place(lambda n: p(f"<draw:a {link('#x')}>{frame(p(n), kind='ellipse')}</draw:a>"), "textbox"),
    "hidden shape": Place(lambda n: p(frame(p(n), 'draw:display="none"', "custom-shape")), "hidden"),
    "white text in a box": Place(
        lambda n: p(frame(p(span(n, "White")), 'draw:style-name="Empty"', "custom-shape")), "hidden"
    ),
    "white text in a blue box": Place(
        lambda n: p(frame(p(span(n, "White")), 'draw:style-name="Blue"', "custom-shape")), "textbox"
    ),
    "title of a picture": Place(lambda n: p(frame(f"<draw:image/><svg:title>{n}</svg:title>")), "alt-text"),
    "description of a picture": Place(lambda n: p(frame(f"<draw:image/><svg:desc>{n}</svg:desc>")), "alt-text"),
    "name of a frame": Place(lambda n: p(frame("<draw:text-box/>", f'draw:name="{n}"')), "metadata"),
    "picture outside": Place(lambda n: p(frame(f"<draw:image {link(f'http://example.com/{n}.png')}/>")), "metadata"),
    "picture in a flat file": Place(
        lambda n: p(
            frame(
                "<draw:image><office:binary-data>" + b64encode(png(n)).decode() + "</office:binary-data></draw:image>"
            )
        ),
        "metadata",
    ),
    "object in a flat file": Place(
        lambda n: p(
            frame(
                "<draw:object-ole><office:binary-data>"
                + b64encode(n.encode()).decode()
                + "</office:binary-data></draw:object-ole>"
            )
        ),
        "body",
    ),
    "document in a flat file": Place(
        lambda n: p(
            frame(
                f"<draw:object><office:document><office:body><office:text>{p(n)}</office:text></office:body>"
                "</office:document></draw:object>"
            )
        ),
        "body",
    ),
    "target of a link": Place(lambda n: p(f"<text:a {link(f'mailto:{n}@example.com')}>x</text:a>"), "metadata"),
    "target in percent signs": Place(lambda n: p(f"<text:a {link(f'file:///%C6%EC/{n}')}>x</text:a>"), "metadata"),
    "bookmark": Place(lambda n: p(f'<text:bookmark text:name="{n}"/>'), "metadata"),
    "reference mark": Place(lambda n: p(f'<text:reference-mark text:name="{n}"/>'), "metadata"),
    "index entry": Place(
        lambda n: p(f'<text:alphabetical-index-mark text:string-value="甲" text:key1="{n}"/>'), "metadata"
    ),
    "bibliography entry": Place(
        lambda n: p(f'<text:bibliography-mark text:identifier="x" text:author="{n}"/>'), "metadata"
    ),
    "user field": Place(
        lambda n: (
            f'<text:user-field-decls><text:user-field-decl text:name="甲" office:string-value="{n}"/>'
            "</text:user-field-decls>"
        ),
        "metadata",
    ),
    "variable": Place(
        lambda n: p(f'<text:variable-set text:name="x" text:display="none" office:string-value="{n}"/>'), "metadata"
    ),
    "number of a variable": Place(lambda n: p(f'<text:variable-set text:name="x" office:value="{n}"/>'), "metadata"),
    "prompt": Place(lambda n: p(f'<text:text-input text:description="{n}">x</text:text-input>'), "metadata"),
    "choice": Place(
        lambda n: p(f'<text:drop-down text:name="x"><text:label text:value="{n}"/>甲</text:drop-down>'), "form-field"
    ),
    "condition": Place(
        lambda n: p(f'<text:hidden-text text:condition="ooow:x==&quot;{n}&quot;" text:string-value="甲"/>'), "metadata"
    ),
    "section from elsewhere": Place(
        lambda n: f'<text:section text:name="x"><text:section-source {link(f"../{n}.odt")}/>{p("x")}</text:section>',
        "metadata",
    ),
    "dde link": Place(
        lambda n: (
            f'<text:dde-connection-decls><text:dde-connection-decl office:dde-topic="{n}"/></text:dde-connection-decls>'
        ),
        "metadata",
    ),
    "form field": Place(
        lambda n: f'<office:forms><form:form><form:text form:current-value="{n}"/></form:form></office:forms>',
        "form-field",
    ),
    "choice in a form": Place(
        lambda n: (
            f'<office:forms><form:form><form:listbox><form:option form:label="{n}"/></form:listbox></form:form>'
            "</office:forms>"
        ),
        "form-field",
    ),
    "text in a form": Place(
        lambda n: f"<office:forms><form:form><form:textarea>{p(n)}</form:textarea></form:form></office:forms>",
        "form-field",
    ),
    "query of a form": Place(
        lambda n: f'<office:forms><form:form form:command="select {n}"/></office:forms>', "metadata"
    ),
    "attribute nobody knows": Place(lambda n: f'<text:p text:zzz="{n}"/>', "metadata"),
    "xml comment": Place(lambda n: f"<!-- {n} -->", "metadata"),
    "list typed with tabs": Place(
        lambda n: "".join(
            p(line.replace("\t", "<text:tab/>"))
            for line in (
                "序号\t姓名\t身份证号",
                "1\t赵一鸣\t990101195001011007",
                f"2\t钱小满\t{n}",
                "3\t孙长庚\t990101195001021029",
            )
        ),
        "body",
    ),
}

# What was struck out: each is the content of a deletion, and stands in the text where ``change`` is.
DELETED: dict[str, Callable[[str], str]] = {
    "deletion": p,
    "deletion over paragraphs": lambda n: p("x") + p(n) + p("x"),
    "deleted heading": lambda n: f"<text:h>{n}</text:h>",
    "deleted list": lambda n: f"<text:list><text:list-item>{p(n)}</text:list-item></text:list>",
    "deleted table": lambda n: table(row(cell(p(n)))),
    "footnote in a deletion": lambda n: p(f"<text:note><text:note-body>{p(n)}</text:note-body></text:note>x"),
}

# Below ``office:master-styles``.
MASTERS: dict[str, Place] = {
    **{
        name.replace("-", " on a ", 1): Place(
            lambda n, name=name: f"<style:{name}>{p(n)}</style:{name}>", name.partition("-")[0]
        )
        for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
    },
    "table in a header": Place(lambda n: f"<style:header>{table(row(cell(p(n))))}</style:header>", "header"),
    "part of a header": Place(
        lambda n: f"<style:header><style:region-left>{p(n)}</style:region-left></style:header>", "header"
    ),
    "text box in a header": Place(
        lambda n: f"<style:header>{p(frame(f'<draw:text-box>{p(n)}</draw:text-box>'))}</style:header>", "header"
    ),
    "header that is switched off": Place(
        lambda n: f'<style:header style:display="false">{p(n)}</style:header>', "hidden"
    ),
}

# Below ``office:meta``.
META: dict[str, Callable[[str], str]] = {
    **{
        name: lambda n, name=name: f"<{name}>{n}</{name}>"
        for name in (
            "dc:title",
            "dc:subject",
            "dc:description",
            "dc:creator",
            "meta:initial-creator",
            "meta:keyword",
            "meta:printed-by",
            "meta:generator",
        )
    },
    "property": lambda n: f'<meta:user-defined meta:name="x">{n}</meta:user-defined>',
    "name of a property": lambda n: f'<meta:user-defined meta:name="承办{n}">x</meta:user-defined>',
    "template": lambda n: f"<meta:template {link(f'file:///C:/{n}.ott')}/>",
    "name of a template": lambda n: f'<meta:template xlink:href="" xlink:title="{n}"/>',
}


def _setting(name: str, kind: str, value: str) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'


def _inner(number: str) -> bytes:
    return pack("text", {"content.xml": part("office:document-content", _body("text", p(number)))})


def _body(kind: str, content: str) -> str:
    return f"<office:body><office:{kind}>{content}</office:{kind}></office:body>"


# Members of the package: content of a number, role.
PARTS: dict[str, tuple[str, Callable[[str], str | bytes], str]] = {
    "printer": (
        "settings.xml",
        lambda n: part(
            "office:document-settings",
            "<office:settings><config:config-item-set>"
            + _setting("PrinterName", "string", n)
            + "</config:config-item-set></office:settings>",
        ),
        "metadata",
    ),
    "printer setup": (
        "Object 3/settings.xml",
        lambda n: part(
            "office:document-settings",
            "<office:settings>"
            + _setting("PrinterSetup", "base64Binary", b64encode(b"\0" * 9 + n.encode()).decode())
            + "</office:settings>",
        ),
        "metadata",
    ),
    "macro": (
        "Basic/Standard/Module1.xml",
        lambda n: (
            f'<?xml version="1.0"?>{GRAMMAR}'
            f'<script:module xmlns:script="http://openoffice.org/2000/script" script:name="甲">x = "{n}"'
            "</script:module>"
        ),
        "metadata",
    ),
    "python macro": ("Scripts/python/a.py", lambda n: f"x = '{n}'", "body"),
    "dialog": ("Dialogs/Standard/D.xml", lambda n: f"<a><b value='{n}'/></a>", "metadata"),
    "rdf": ("manifest.rdf", lambda n: f"<RDF><Description><x>{n}</x></Description></RDF>", "metadata"),
    "signer": (
        "META-INF/documentsignatures.xml",
        lambda n: f"<a><X509IssuerName>CN={n}</X509IssuerName></a>",
        "metadata",
    ),
    "chart": (
        "Object 1/content.xml",
        lambda n: part(
            "office:document-content", _body("chart", f"<chart:chart><chart:title>{p(n)}</chart:title></chart:chart>")
        ),
        "body",
    ),
    "data of a chart": (
        "Object 2/content.xml",
        lambda n: part(
            "office:document-content",
            _body(
                "chart", "<chart:chart>" + table(row(cell(p(n))), more='table:name="local-table"') + "</chart:chart>"
            ),
        ),
        "body",
    ),
    "formula of its own": ("Object 4/content.xml", lambda n: part("math:math", f"<math:mn>{n}</math:mn>"), "body"),
    "properties of an object": (
        "Object 1/meta.xml",
        lambda n: part("office:document-meta", f"<office:meta><dc:title>{n}</dc:title></office:meta>"),
        "metadata",
    ),
    "embedded object": ("Object 5", lambda n: f"号码 {n}", "body"),
    "older version": ("Versions/Version1", _inner, "body"),
    "remark on a version": ("VersionList.xml", lambda n: f"<a><version-entry comment='{n}'/></a>", "metadata"),
    "picture": ("Pictures/a.png", png, "metadata"),
    "replacement of an object": ("ObjectReplacements/Object 1", png, "metadata"),
    "thumbnail": ("Thumbnails/thumbnail.png", png, "metadata"),
    "name of a member": ("Pictures/{}.png", lambda n: png("x"), "file-name"),
    "part nobody knows": ("zzz.xml", lambda n: f"<a><b>{n}</b></a>", "metadata"),
}


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """An ``.odt``, and each place's number with the role that a reader should give it."""
    canary = Numbers()
    expected = canary.expected

    body = "".join(place.write(canary(name, place.role)) for name, place in TEXT.items())
    regions = tracked("ins", "") + tracked("lost", p(canary("deletion without a place", "deleted")))
    for number, (name, write) in enumerate(DELETED.items()):
        regions += tracked(f"d{number}", write(canary(name, "deleted")))
        body += p(f'前<text:change text:change-id="d{number}"/>后')
    regions += tracked("between", p(canary("deletion between paragraphs", "deleted")))
    body += '<text:change text:change-id="between"/>'
    author = tracked("who", "").replace("修订人", canary("author of a change", "metadata"))
    body = f"<text:tracked-changes>{regions}{author}</text:tracked-changes>{body}"
    automatic = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    masters = "".join(
        f'<style:master-page style:name="M{number}">{place.write(canary(name, place.role))}</style:master-page>'
        for number, (name, place) in enumerate(MASTERS.items())
    )
    meta = "".join(write(canary(name, "metadata")) for name, write in META.items())
    parts = {name.format(number := canary(place, role)): write(number) for place, (name, write, role) in PARTS.items()}
    script = f"<office:scripts><office:script>{canary('script', 'metadata')}</office:script></office:scripts>"
    parts |= {
        "content.xml": part("office:document-content", script + automatic + _body("text", body)),
        "styles.xml": part("office:document-styles", f"<office:master-styles>{masters}</office:master-styles>"),
        "meta.xml": part("office:document-meta", f"<office:meta>{meta}</office:meta>"),
        "Configurations2/accelerator/current.xml": b"",
        "layout-cache": b"\1\2",
    }
    return pack("text", parts, canary("zip comment", "metadata")), expected
