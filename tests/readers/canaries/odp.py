"""An OpenDocument presentation with a number in every place, written by hand as LibreOffice writes it."""

from __future__ import annotations

from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.odf import Place, cell, link, p, pack, part, row, span, style, table

STYLES = (
    style("Shown", "drawing-page", 'draw:fill="none"')
    + style("Unshown", "drawing-page", 'presentation:visibility="hidden"')
    + style("Night", "drawing-page", 'draw:fill="solid" draw:fill-color="#000000"')
    + style("White", "text", 'fo:color="#ffffff"')
    + style("Blue", "graphic", 'draw:fill="solid" draw:fill-color="#1f3864"')
    + style("Empty", "graphic", 'draw:fill="none"')
)
LAYOUT = (
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/>'
    "</style:page-layout>"
)


def shape(content: str, x: float = 2, y: float = 2, kind: str = "custom-shape", more: str = "") -> str:
    """A shape ``x``, ``y`` centimetres from the upper left corner."""
    return f'<draw:{kind} svg:x="{x}cm" svg:y="{y}cm" svg:width="9cm" svg:height="1cm" {more}>{content}</draw:{kind}>'


def box(content: str, x: float = 2, y: float = 2, more: str = "") -> str:
    """A text box."""
    return shape(f"<draw:text-box>{content}</draw:text-box>", x, y, "frame", more)


def page(content: str, more: str = 'draw:style-name="Shown"') -> str:
    """A slide."""
    return f'<draw:page draw:name="x" draw:master-page-name="M" {more}>{content}</draw:page>'


def white(number: str) -> str:
    """White text."""
    return p(span(number, "White"))


EMPTY, BLUE = 'draw:style-name="Empty"', 'draw:style-name="Blue"'
PICTURE = shape(f"<draw:image {link('Pictures/a.png')}/>", 1, 1.5, "frame")
TURNED = 'draw:transform="rotate (0.1) translate (2cm 2cm)"'

# Each is a slide of its own.
SLIDES: dict[str, Place] = {
    "text box": Place(lambda n: page(box(p(n))), "body"),
    "title": Place(lambda n: page(box(p(n), more='presentation:class="title"')), "body"),
    "outline": Place(lambda n: page(box(f"<text:list><text:list-item>{p(n)}</text:list-item></text:list>")), "body"),
    "shape": Place(lambda n: page(shape(p(n))), "body"),
    "shape in a group": Place(lambda n: page(f"<draw:g><draw:g>{shape(p(n))}</draw:g></draw:g>"), "body"),
    "linked shape": Place(lambda n: page(f"<draw:a {link('#x')}>{shape(p(n))}</draw:a>"), "body"),
    "turned shape": Place(lambda n: page(f"<draw:custom-shape {TURNED}>{p(n)}</draw:custom-shape>"), "body"),
    "line": Place(
        lambda n: page(f'<draw:line svg:x1="1cm" svg:y1="1cm" svg:x2="9cm" svg:y2="9cm">{p(n)}</draw:line>'), "body"
    ),
    "table": Place(lambda n: page(shape(table(row(cell(p(n)))), kind="frame")), "body"),
    "boxes like the cells of a list": Place(
        lambda n: page(
            "".join(
                box(p(text), 1 + 8 * column, 2 + 2 * line)
                for line, texts in enumerate(
                    (("序号", "姓名", "身份证号"), ("1", "赵一鸣", "990101195001011007"), ("2", "钱小满", n))
                )
                for column, text in enumerate(texts)
            )
        ),
        "body",
    ),
    "slide that is not shown": Place(lambda n: page(box(p(n)), 'draw:style-name="Unshown"'), "hidden"),
    "right of the slide": Place(lambda n: page(box(p(n), x=29)), "hidden"),
    "above the slide": Place(lambda n: page(box(p(n), y=-3)), "hidden"),
    "hidden shape": Place(lambda n: page(shape(p(n), more='draw:display="none"')), "hidden"),
    "hidden group": Place(lambda n: page(f'<draw:g draw:display="none">{shape(p(n))}</draw:g>'), "hidden"),
    "layer that is not shown": Place(lambda n: page(shape(p(n), more='draw:layer="Off"')), "hidden"),
    "white text": Place(lambda n: page(shape(white(n), more=EMPTY)), "hidden"),
    "white text on blue": Place(lambda n: page(shape(white(n), more=BLUE)), "body"),
    "white text over blue": Place(lambda n: page(shape("", 1, 1.5, more=BLUE) + shape(white(n), more=EMPTY)), "body"),
    "white text over a picture": Place(lambda n: page(PICTURE + shape(white(n), more=EMPTY)), "body"),
    "white text beside blue": Place(lambda n: page(shape("", 1, 9, more=BLUE) + shape(white(n), more=EMPTY)), "hidden"),
    "white text on a dark slide": Place(lambda n: page(shape(white(n), more=EMPTY), 'draw:style-name="Night"'), "body"),
    "notes": Place(lambda n: page(f"<presentation:notes>{box(p(n))}</presentation:notes>"), "notes"),
    "comment": Place(
        lambda n: page(f"<office:annotation><dc:creator>甲</dc:creator>{p(n)}</office:annotation>"), "comment"
    ),
    "author of a comment": Place(
        lambda n: page(f"<office:annotation><dc:creator>{n}</dc:creator></office:annotation>"), "metadata"
    ),
    "description": Place(lambda n: page(shape(f"<svg:desc>{n}</svg:desc>")), "alt-text"),
    "description of a group": Place(lambda n: page(f"<draw:g><svg:title>{n}</svg:title></draw:g>"), "alt-text"),
    "name of a slide": Place(lambda n: page("", f'draw:name="{n}"').replace('draw:name="x" ', ""), "metadata"),
    "link of a click": Place(
        lambda n: page(
            shape(
                f"<office:event-listeners><presentation:event-listener {link(f'file:///C:/{n}.odp')}/></office:event-listeners>"
            )
        ),
        "metadata",
    ),
    "form": Place(
        lambda n: page(f'<office:forms><form:form><form:text form:value="{n}"/></form:form></office:forms>'),
        "form-field",
    ),
    "declared footer": Place(
        lambda n: f'<presentation:footer-decl presentation:name="ftr1">{n}</presentation:footer-decl>', "footer"
    ),
    "declared header": Place(
        lambda n: f'<presentation:header-decl presentation:name="hdr1">{n}</presentation:header-decl>', "header"
    ),
    "name of a show": Place(
        lambda n: f'<presentation:settings><presentation:show presentation:name="{n}"/></presentation:settings>',
        "metadata",
    ),
}
MASTERS: dict[str, Place] = {
    "shape of the master": Place(lambda n: shape(p(n)), "header"),
    "box of the master": Place(lambda n: box(p(n)), "header"),
    "notes of the master": Place(lambda n: f"<presentation:notes>{box(p(n))}</presentation:notes>", "header"),
    "prompt of the master": Place(lambda n: box(p(n), more='presentation:placeholder="true"'), "metadata"),
}


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """An ``.odp``, and each place's number with the role that a reader should give it."""
    canary = Numbers()
    expected = canary.expected

    body = "".join(place.write(canary(name, place.role)) for name, place in SLIDES.items())
    above = "".join(place.write(canary(name, place.role)) for name, place in MASTERS.items())
    layers = '<draw:layer-set><draw:layer draw:name="Off" draw:display="none"/></draw:layer-set>'
    masters = (
        '<style:master-page style:name="M" style:page-layout-name="A4"/>'
        f'<style:master-page style:name="N" style:page-layout-name="A4">{above}</style:master-page>'
        f"<style:handout-master>{shape(p(canary('handout', 'header')))}</style:handout-master>"
    )
    styles = f"<office:automatic-styles>{LAYOUT}</office:automatic-styles>"
    content = f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:presentation>{body}"
    return pack("presentation", {
        "content.xml": part("office:document-content", f"{content}</office:presentation></office:body>"),
        "styles.xml": part(
            "office:document-styles", f"{styles}<office:master-styles>{layers}{masters}</office:master-styles>"
        ),
    }), expected  # fmt: skip
