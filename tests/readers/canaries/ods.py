"""An OpenDocument workbook with a number in every place, written by hand as LibreOffice writes it."""

from __future__ import annotations

from collections.abc import Callable

from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.odf import Place, cell, frame, link, p, pack, part, row, span, style, table

COLUMN = "<table:table-column/>"
STRING = 'office:value-type="string"'
STYLES = (
    style("Shut", "table", 'table:display="false"')
    + style("Open", "table", 'table:display="true"')
    + style("White", "table-cell", 'fo:background-color="#ffffff"').replace(
        "</style:style>", '<style:text-properties fo:color="#ffffff"/></style:style>')
    + style("Secret", "table-cell", 'style:cell-protect="hidden-and-protected"')
    + style("Thin", "table-column", 'style:column-width="0.01cm"')
    + style("Gone", "text", 'text:display="none"')
)  # fmt: skip


def string(said: str, more: str = "", content: str = "") -> str:
    """A cell with a text."""
    return cell(content or p(said), f"{STRING} {more}")


# Each is a sheet of its own.
SHEETS: dict[str, Place] = {
    "cell": Place(lambda n: table(row(string(n))), "body"),
    "cell of two paragraphs": Place(lambda n: table(row(string("", content=p("x") + p(n)))), "body"),
    "cell with a field": Place(
        lambda n: table(row(string("", content=p(f"<text:a {link('#x')}>{n}</text:a>")))), "body"
    ),
    "repeated cell": Place(lambda n: table(row(string(n, 'table:number-columns-repeated="3"'))), "body"),
    "cell after a million empty ones": Place(
        lambda n: table(
            row("<table:table-cell/>", more='table:number-rows-repeated="1048570"'),
            row('<table:table-cell table:number-columns-repeated="16383"/>', string(n)),
        ),
        "body",
    ),
    "cell repeated a million times": Place(
        lambda n: table(
            row(string(n, 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"')
        ),
        "body",
    ),
    "row in a group": Place(
        lambda n: table(f"<table:table-row-group>{row(string(n))}</table:table-row-group>"), "body"
    ),
    "header row": Place(
        lambda n: table(f"<table:table-header-rows>{row(string(n))}</table:table-header-rows>"), "body"
    ),
    "folded group of rows": Place(
        lambda n: table(
            row(string("x")), f'<table:table-row-group table:display="false">{row(string(n))}</table:table-row-group>'
        ),
        "hidden",
    ),
    "hidden row": Place(lambda n: table(row(string(n), more='table:visibility="collapse"')), "hidden"),
    "filtered row": Place(lambda n: table(row(string(n), more='table:visibility="filter"')), "hidden"),
    "hidden column": Place(
        lambda n: table(row(string(n)), columns='<table:table-column table:visibility="collapse"/>'), "hidden"
    ),
    "folded group of columns": Place(
        lambda n: table(
            row(string(n)),
            columns=f'<table:table-column-group table:display="false">{COLUMN}</table:table-column-group>',
        ),
        "hidden",
    ),
    "thin column": Place(
        lambda n: table(row(string(n)), columns='<table:table-column table:style-name="Thin"/>'), "hidden"
    ),
    "hidden sheet": Place(lambda n: table(row(string(n)), more='table:style-name="Shut"'), "hidden"),
    "result of a formula": Place(lambda n: table(row(string(n, 'table:formula="of:=[.A1]"'))), "body"),
    "text of a formula": Place(
        lambda n: table(row(string("x", f'table:formula="of:=[.A1]&amp;&quot;{n}&quot;"'))), "metadata"
    ),
    "comment": Place(
        lambda n: table(row(cell(f"<office:annotation><dc:creator>甲</dc:creator>{p(n)}</office:annotation>"))),
        "comment",
    ),
    "comment on a text": Place(
        lambda n: table(row(string("", content=f"<office:annotation>{p(n)}</office:annotation>{p('x')}"))), "comment"
    ),
    "author of a comment": Place(
        lambda n: table(row(cell(f"<office:annotation><dc:creator>{n}</dc:creator></office:annotation>"))), "metadata"
    ),
    "text box": Place(
        lambda n: table(f"<table:shapes>{frame(f'<draw:text-box>{p(n)}</draw:text-box>')}</table:shapes>"), "textbox"
    ),
    "shape in a cell": Place(lambda n: table(row(cell(frame(p(n), kind="rect")))), "textbox"),
    "description of a shape": Place(
        lambda n: table(row(cell(frame(f"<svg:desc>{n}</svg:desc>", kind="rect")))), "alt-text"
    ),
    "title of a sheet": Place(lambda n: table(f"<table:title>{n}</table:title>"), "alt-text"),
    "form": Place(
        lambda n: table(f'<office:forms><form:form><form:text form:current-value="{n}"/></form:form></office:forms>'),
        "form-field",
    ),
    "link in a cell": Place(
        lambda n: table(row(string("", content=p(f"<text:a {link(f'mailto:{n}@example.com')}>x</text:a>")))), "metadata"
    ),
    "range of another file": Place(
        lambda n: table(row(cell(f"<table:cell-range-source table:name='x' {link(f'../{n}.ods')}/>"))), "metadata"
    ),
    "conditional format": Place(
        lambda n: table(
            row(string("x")),
            "<calcext:conditional-formats><calcext:conditional-format><calcext:condition "
            f'calcext:value="=&quot;{n}&quot;"/></calcext:conditional-format></calcext:conditional-formats>',
        ),
        "metadata",
    ),
    "scenario": Place(lambda n: table(f'<table:scenario table:comment="{n}"/>'), "metadata"),
}

# Cells that show nothing of themselves: in the grid, and said to be hidden.
UNSEEN: dict[str, Callable[[str], str]] = {
    "format that shows nothing": lambda n: cell(p(""), f'{STRING} office:string-value="{n}"'),
    "white text": lambda n: string(n, 'table:style-name="White"'),
    "covered cell": lambda n: (
        cell(p("x"), f'{STRING} table:number-columns-spanned="2"') + cell(p(n), STRING, "covered-table-cell")
    ),
    "protected cell": lambda n: string(n, 'table:style-name="Secret"'),
    "hidden run": lambda n: string("", content=p(f"x{span(n, 'Gone')}")),
}

# What stands beside the sheets.
BESIDE: dict[str, Place] = {
    "defined name": Place(
        lambda n: f'<table:named-expressions><table:named-range table:name="N{n}"/></table:named-expressions>',
        "metadata",
    ),
    "filter": Place(
        lambda n: (
            f'<table:database-ranges><table:database-range table:name="x"><table:filter><table:filter-condition '
            f'table:value="{n}"/></table:filter></table:database-range></table:database-ranges>'
        ),
        "metadata",
    ),
    "query": Place(
        lambda n: (
            f"<table:database-ranges><table:database-range><table:database-source-sql "
            f'table:sql-statement="select {n}"/></table:database-range></table:database-ranges>'
        ),
        "metadata",
    ),
    "list of allowed values": Place(
        lambda n: (
            '<table:content-validations><table:content-validation table:name="v1" '
            f'table:condition="of:cell-content-is-in-list(&quot;甲乙&quot;;&quot;{n}&quot;)"/></table:content-validations>'
        ),
        "metadata",
    ),
    "help for a value": Place(
        lambda n: (
            '<table:content-validations><table:content-validation table:name="v2">'
            f"<table:help-message>{p(n)}</table:help-message></table:content-validation></table:content-validations>"
        ),
        "metadata",
    ),
    "member of a pivot table": Place(
        lambda n: (
            f"<table:data-pilot-tables><table:data-pilot-table><table:data-pilot-field><table:data-pilot-member "
            f'table:name="{n}"/></table:data-pilot-field></table:data-pilot-table></table:data-pilot-tables>'
        ),
        "metadata",
    ),
    "value of a dde link": Place(
        lambda n: (
            f"<table:dde-links><table:dde-link><office:dde-source office:dde-topic='x'/>{table(row(string(n)))}"
            "</table:dde-link></table:dde-links>"
        ),
        "hidden",
    ),
    "label range": Place(
        lambda n: f'<table:label-ranges><table:label-range table:zzz="{n}"/></table:label-ranges>', "metadata"
    ),
}
CHANGE = (
    '<table:cell-content-change table:id="ct1"><table:cell-address table:column="1" table:row="2" table:table="0"/>'
    "<office:change-info><dc:creator>{who}</dc:creator></office:change-info><table:previous>"
    f"<table:change-track-table-cell {STRING}>{p('{was}')}</table:change-track-table-cell></table:previous>"
    "</table:cell-content-change>"
)


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """An ``.ods``, and each place's number with the role that a reader should give it."""
    canary = Numbers()
    expected = canary.expected

    who, was = canary("author of a change", "metadata"), canary("content before a change", "deleted")
    body = f"<table:tracked-changes>{CHANGE.format(who=who, was=was)}</table:tracked-changes>"
    for at, (name, place) in enumerate(SHEETS.items()):
        written = place.write(canary(name, place.role))
        body += written.replace("<table:table ", f'<table:table table:name="S{at}" ', 1)
    body += table(row(string("x")), more=f'table:name="{canary("name of a sheet", "metadata")}"')
    body += "".join(place.write(canary(name, place.role)) for name, place in BESIDE.items())
    footer = f"<style:footer>{p(canary('footer', 'footer'))}</style:footer>"
    masters = f'<style:master-page style:name="M">{footer}</style:master-page>'
    content = f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>{body}"
    return pack("spreadsheet", {
        "content.xml": part("office:document-content", f"{content}</office:spreadsheet></office:body>"),
        "styles.xml": part("office:document-styles", f"<office:master-styles>{masters}</office:master-styles>"),
    }), expected  # fmt: skip
