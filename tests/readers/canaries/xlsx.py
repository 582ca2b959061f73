"""A workbook with a number in every place that SpreadsheetML has; written by hand, as no library writes half of them.

In the tables below ``@`` stands for the number of the place.
"""

from __future__ import annotations

import io
import zipfile

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = " ".join((
    f'xmlns="{_MAIN}"',
    f'xmlns:r="{_OFFICE}/relationships"',
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"',
    'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"',
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"',
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"',
))  # fmt: skip
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Cells of the first sheet, each in a row of its own: attributes and content of the cell, the role of the number.
CELLS: dict[str, tuple[str, str, str]] = {
    "shared string": ('t="s"', "<v>0</v>", "body"),
    "rich text, a run for each digit": ('t="s"', "<v>1</v>", "body"),
    "inline string": ('t="inlineStr"', "<is><t>@</t></is>", "body"),
    "inline rich text": ('t="inlineStr"', "<is><r><t>号码 </t></r><r><rPr><b/></rPr><t>@</t></r></is>", "body"),
    "result of a formula": ('t="str"', "<f>A1</f><v>@</v>", "body"),
    "text in a formula": ('t="str"', '<f>IF(A1="@",1,2)</f><v>1</v>', "metadata"),
    "text in a shared formula": ('t="str"', '<f t="shared" ref="A1:A9" si="0">"@"&amp;B1</f><v>1</v>', "metadata"),
    "number in a formula": ("", "<f>SUM(@,1)</f><v>1</v>", "metadata"),
    "guide in a cell": ('t="inlineStr"', "<is><t>王</t><rPh sb='0' eb='1'><t>@</t></rPh></is>", "metadata"),
    "extension of a cell": ('t="str"', "<v>1</v><extLst><ext><x15:note>@</x15:note></ext></extLst>", "metadata"),
    "format that shows no text": ('t="str" s="1"', "<v>@</v>", "hidden"),
    "white on white": ('t="str" s="2"', "<v>@</v>", "hidden"),
    "one colour with its ground": ('t="str" s="3"', "<v>@</v>", "hidden"),
    "nearly white": ('t="str" s="4"', "<v>@</v>", "hidden"),
    "too small to read": ('t="str" s="5"', "<v>@</v>", "hidden"),
    "text before the cell, by its format": ('t="str" s="6"', "<v>1</v>", "body"),
    "only a text, by its format": ('s="7"', "<v>1</v>", "metadata"),
}
# Rows of the first sheet by their attributes.
ROWS = {
    "hidden row": 'hidden="1"',
    "filtered row": 'hidden="true" outlineLevel="1"',
    "row without height": 'ht="0" customHeight="1"',
}
# Columns of the first sheet by their attributes, from E.
COLUMNS = {"hidden column": 'hidden="1"', "column without width": 'width="0" customWidth="1"'}

# What stands around the cells: role and XML.
BESIDE: dict[str, tuple[str, str]] = {
    "header": ("header", '<oddHeader>&amp;L&amp;"宋体,Bold"&amp;12 @</oddHeader>'),
    "footer": ("footer", "<oddFooter>&amp;C第&amp;P页 @</oddFooter>"),
    "header of even pages": ("header", "<evenHeader>&amp;R@</evenHeader>"),
    "footer of the first page": ("footer", "<firstFooter>@</firstFooter>"),
    "choice of a list": ("metadata", '<dataValidation type="list"><formula1>"甲,@"</formula1></dataValidation>'),
    "title of a prompt": ("metadata", '<dataValidation promptTitle="@"/>'),
    "prompt": ("metadata", '<dataValidation prompt="填 @"/>'),
    "title of an error": ("metadata", '<dataValidation errorTitle="@"/>'),
    "error": ("metadata", '<dataValidation error="不是 @"/>'),
    "choice of a newer list": ("metadata", '<x14:formula1><xm:f>"@"</xm:f></x14:formula1>'),
    "condition": ("metadata", '<cfRule type="expression"><formula>$A1="@"</formula></cfRule>'),
    "text of a condition": ("metadata", '<cfRule type="containsText" text="@"/>'),
    "criterion of a filter": ("metadata", '<filterColumn><filters><filter val="@"/></filters></filterColumn>'),
    "custom criterion": ("metadata", '<customFilters><customFilter val="*@*"/></customFilters>'),
    "tooltip": ("metadata", '<hyperlink ref="A1" tooltip="@"/>'),
    "text of a link": ("metadata", '<hyperlink ref="A1" display="@"/>'),
    "place of a link": ("metadata", '<hyperlink ref="A1" location="名单!@"/>'),
    "scenario": ("metadata", '<scenario name="乙"><inputCells r="A1" val="@"/></scenario>'),
    "comment of a scenario": ("metadata", '<scenario name="甲" comment="@"/>'),
    "range that is protected": ("metadata", '<protectedRange name="@" sqref="A1"/>'),
    "range on the web": ("metadata", '<webPublishItem title="甲" destinationFile="C:\\@.htm"/>'),
    "attribute that nobody knows": ("metadata", '<customSheetView xmlns:u="urn:u" u:by="@"/>'),
    "extension": ("metadata", "<extLst><ext><x15:unheard>@</x15:unheard></ext></extLst>"),
    "comment in XML": ("metadata", "<!-- @ -->"),
}  # fmt: skip

_PIECE = "<a:p><a:r><a:t>@</a:t></a:r></a:p>"


def _shape(named: str, text: str = "") -> str:
    return (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>4</xdr:row></xdr:from>"
        f'<xdr:sp><xdr:cNvPr id="1" {named}/><xdr:txBody>{text}</xdr:txBody></xdr:sp></xdr:twoCellAnchor>'
    )


# Parts that hang on the first sheet: kind of the relationship, name, root, role, content.
ON_SHEET: dict[str, tuple[str, str, str, str, str]] = {
    "comment": ("comments", "xl/comments1.xml", "comments", "comment",
                '<commentList><comment ref="B2" authorId="0"><text><r><t>@</t></r></text></comment></commentList>'),
    "author of a comment": ("comments", "xl/comments2.xml", "comments", "metadata", "<author>@</author>"),
    "guide in a comment": ("comments", "xl/comments3.xml", "comments", "metadata",
                           '<comment ref="B2"><text><t>王</t><rPh><t>@</t></rPh></text></comment>'),
    "threaded comment": ("threadedComment", "xl/threadedComments/threadedComment1.xml", "ThreadedComments", "comment",
                         '<threadedComment ref="B2"><text>@</text></threadedComment>'),
    "text box": ("drawing", "xl/drawings/drawing1.xml", "xdr:wsDr", "textbox", _shape('name="框"', _PIECE)),
    "hidden shape": ("drawing", "xl/drawings/drawing2.xml", "xdr:wsDr", "hidden", _shape('hidden="1"', _PIECE)),
    "alternative text": ("drawing", "xl/drawings/drawing3.xml", "xdr:wsDr", "alt-text", _shape('descr="@"')),
    "name of a shape": ("drawing", "xl/drawings/drawing4.xml", "xdr:wsDr", "metadata", _shape('name="@"')),
    "link of a shape": ("drawing", "xl/drawings/drawing5.xml", "xdr:wsDr", "metadata",
                        "<xdr:twoCellAnchor><a:hlinkClick tooltip='@'/></xdr:twoCellAnchor>"),
    "text in VML": ("vmlDrawing", "xl/drawings/vmlDrawing1.vml", "xml", "textbox",
                    "<v:shape><v:textbox><div>@</div></v:textbox></v:shape>"),
    "alternative text in VML": ("vmlDrawing", "xl/drawings/vmlDrawing2.vml", "xml", "alt-text", "<v:shape alt='@'/>"),
    "word art": ("vmlDrawing", "xl/drawings/vmlDrawing3.vml", "xml", "textbox", "<v:textpath string='@'/>"),
    "column of a table": ("table", "xl/tables/table1.xml", "table", "metadata", "<tableColumn name='@'/>"),
    "total of a table": ("table", "xl/tables/table2.xml", "table", "metadata", "<tableColumn totalsRowLabel='@'/>"),
    "query": ("queryTable", "xl/queryTables/queryTable1.xml", "queryTable", "metadata", "<queryTableField name='@'/>"),
    "name of a pivot table": ("pivotTable", "xl/pivotTables/pivotTable1.xml", "pivotTableDefinition", "metadata",
                              "<pivotField name='@'/>"),
    "form control": ("ctrlProp", "xl/ctrlProps/ctrlProp1.xml", "formControlPr", "metadata", "<item val='@'/>"),
}  # fmt: skip

# All other parts: root, role, content.
PARTS: dict[str, tuple[str, str, str, str]] = {
    "string that no cell shows": ("xl/sharedStrings.xml", "sst", "hidden", "<si><t>@</t></si>"),
    "guide of a shared string": ("xl/sharedStrings.xml", "sst", "metadata", "<si><t>王</t><rPh><t>@</t></rPh></si>"),
    "string of a second table": ("xl/sharedStrings2.xml", "sst", "hidden", "<si><t>@</t></si>"),
    "sheet that nobody lists": ("xl/worksheets/sheet9.xml", "worksheet", "hidden",
                                "<sheetData><row><c t='str'><v>@</v></c></row></sheetData>"),
    "axis of a chart": ("xl/charts/chart1.xml", "c:chartSpace", "body",
                        "<c:cat><c:strCache><c:pt><c:v>@</c:v></c:pt></c:strCache></c:cat>"),
    "title of a chart": ("xl/charts/chart2.xml", "c:chartSpace", "body", f"<c:title>{_PIECE}</c:title>"),
    "shape in a chart": ("xl/drawings/drawing8.xml", "c:userShapes", "body", f"<c:sp>{_PIECE}</c:sp>"),
    "cell of another workbook": ("xl/externalLinks/externalLink1.xml", "externalLink", "hidden",
                                 "<sheetDataSet><row><cell r='A1' t='str'><v>@</v></cell></row></sheetDataSet>"),
    "sheet of another workbook": ("xl/externalLinks/externalLink2.xml", "externalLink", "metadata",
                                  "<sheetName val='@'/>"),
    "item of a pivot cache": ("xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheDefinition", "hidden",
                              "<sharedItems><s v='@'/></sharedItems>"),
    "record of a pivot cache": ("xl/pivotCache/pivotCacheRecords1.xml", "pivotCacheRecords", "hidden",
                                "<r><s v='@'/></r>"),
    "field of a pivot cache": ("xl/pivotCache/pivotCacheDefinition2.xml", "pivotCacheDefinition", "metadata",
                               "<cacheField name='@'/>"),
    "slicer": ("xl/slicers/slicer1.xml", "slicers", "metadata", "<slicer name='甲' caption='@'/>"),
    "cache of a slicer": ("xl/slicerCaches/slicerCache1.xml", "slicerCacheDefinition", "metadata", "<i n='@'/>"),
    "connection": ("xl/connections.xml", "connections", "metadata", "<dbPr connection='PWD=@'/>"),
    "command of a connection": ("xl/connections.xml", "connections", "metadata", "<dbPr command='SELECT @'/>"),
    "value before a revision": ("xl/revisions/revisionLog1.xml", "revisions", "deleted",
                                "<rcc><oc t='inlineStr'><is><t>@</t></is></oc></rcc>"),
    "user who revised": ("xl/revisions/revisionHeaders.xml", "headers", "metadata", "<header userName='@'/>"),
    "user who has it open": ("xl/revisions/userNames.xml", "users", "metadata", "<userInfo name='@'/>"),
    "person": ("xl/persons/person.xml", "personList", "metadata", "<person displayName='@'/>"),
    "rich value": ("xl/richData/rdrichvalue.xml", "rvData", "metadata", "<rv><v>@</v></rv>"),
    "topic of live data": ("xl/volatileDependencies.xml", "volTypes", "metadata", "<tp><stp>@</stp></tp>"),
    "XML map": ("xl/xmlMaps.xml", "MapInfo", "metadata", "<Map RootElement='@'/>"),
    "meta data": ("xl/metadata.xml", "metadata", "metadata", "<metadataStrings><s v='@'/></metadataStrings>"),
    "custom XML": ("customXml/item1.xml", "card", "metadata", "<id>@</id>"),
    "attribute of custom XML": ("customXml/item2.xml", "card", "metadata", "<row id='@'/>"),
    "core property": ("docProps/core.xml", "coreProperties", "metadata", "<creator>@</creator>"),
    "description": ("docProps/core.xml", "coreProperties", "metadata", "<description>见 @</description>"),
    "property of the program": ("docProps/app.xml", "Properties", "metadata", "<Manager>@</Manager>"),
    "custom property": ("docProps/custom.xml", "Properties", "metadata",
                        "<property name='承办'><vt:lpwstr>@</vt:lpwstr></property>"),
    "part that nobody knows": ("xl/unheard/of.xml", "unheard", "metadata", "<of>@</of>"),
}  # fmt: skip

BOOK: dict[str, tuple[str, str]] = {
    "name of a sheet": ("metadata", '<sheets><sheet name="@" sheetId="9" r:id="rId1"/></sheets>'),
    "defined name": ("metadata", '<definedName name="_@">1</definedName>'),
    "value of a name": ("metadata", '<definedName name="甲">"@"</definedName>'),
    "comment on a name": ("metadata", '<definedName name="乙" comment="@" hidden="1">1</definedName>'),
    "user who shares": ("metadata", '<fileSharing userName="@"/>'),
    "custom view": ("metadata", '<customWorkbookView name="@"/>'),
    "web publishing": ("alt-text", '<webPublishObject title="@"/>'),
}
# Name, state and folder of each sheet.
SHEETS = (
    ("名单", "visible", "worksheets"), ("隐", "hidden", "worksheets"), ("深", "veryHidden", "worksheets"),
    ("图", "visible", "chartsheets"), ("宏", "visible", "macrosheets"),
)  # fmt: skip
STYLE: dict[str, tuple[str, str]] = {"cell style": ("metadata", '<cellStyles><cellStyle name="@"/></cellStyles>')}


_STYLES = """<numFmts><numFmt numFmtId="200" formatCode=";;;"/><numFmt numFmtId="201" formatCode="{before}@"/>
<numFmt numFmtId="202" formatCode="{alone}"/></numFmts>
<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><color rgb="FFC00000"/></font>
<font><color rgb="FFFCFCFC"/></font><font><sz val="1"/></font></fonts>
<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFC00000"/></patternFill></fill></fills>
<cellXfs><xf/><xf numFmtId="200"/><xf fontId="1"/><xf fontId="2" fillId="1"/><xf fontId="3"/><xf fontId="4"/>
<xf numFmtId="201"/><xf numFmtId="202"/></cellXfs>"""


_TYPES = f'{_HEAD}<Types><Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/></Types>'


def part(root: str, content: str, attributes: str = "") -> str:
    """An XML part with that root."""
    return f"{_HEAD}<{root} {NAMESPACES} {attributes}>{content}</{root}>"


def relations(*targets: tuple[str, str]) -> str:
    """A part with a relationship for each kind and target."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def pack(parts: dict[str, str | bytes], comment: str = "") -> bytes:
    """A package of those parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = comment.encode()
    return file.getvalue()


class _Book:
    """Gives out the numbers, and makes the parts that hold them."""

    def __init__(self) -> None:
        self.ids = (number for number in resident_ids() if number.isdecimal())  # a formula has no X in its numbers
        self.expected: dict[str, Canary] = {}
        self.parts: dict[str, str | bytes] = {}

    def canary(self, place: str, role: str) -> str:
        self.expected[place] = next(self.ids), role
        return self.expected[place][0]

    def filled(self, place: str, role: str, content: str) -> str:
        return content.replace("@", self.canary(place, role)) if "@" in content else content

    def one_cell(self, place: str, role: str, root: str = "worksheet") -> str:
        row = f'<row><c t="str"><v>{self.canary(place, role)}</v></c></row>'
        return part(root, f"<sheetData>{row}</sheetData>")

    def add_parts(self) -> None:
        contents: dict[tuple[str, str], list[str]] = {}
        for place, (name, root, role, content) in PARTS.items():
            contents.setdefault((name, root), []).append(self.filled(place, role, content))
        digits = "".join(f"<r><t>{digit}</t></r>" for digit in self.canary("rich text, a run for each digit", "body"))
        shared = f"<si><t>{self.canary('shared string', 'body')}</t></si><si>{digits}</si>"
        contents["xl/sharedStrings.xml", "sst"].insert(0, shared)
        self.parts |= {name: part(root, "".join(pieces)) for (name, root), pieces in contents.items()}

    def add_styles(self) -> str:
        """The part; returns the text that a format has said but for its last digit, which is left for the cell."""
        text = self.canary("text before the cell, by its format", "body")
        alone = self.canary("only a text, by its format", "metadata")
        styles = _STYLES.format(before=f"&quot;{text[:-1]}&quot;", alone=f"&quot;{alone}&quot;")
        named = "".join(self.filled(place, role, content) for place, (role, content) in STYLE.items())
        self.parts["xl/styles.xml"] = part("styleSheet", styles + named)
        return text[-1]

    def add_sheet(self, last_digit: str) -> None:
        rows = [
            f'<row r="{at}"><c r="A{at}" {head}>{self.filled(place, role, body)}</c></row>'
            for at, (place, (head, body, role)) in enumerate(CELLS.items(), 1)
        ]
        rows += [
            f'<row r="{at}" {head}><c t="str"><v>{self.canary(place, "hidden")}</v></c></row>'
            for at, (place, head) in enumerate(ROWS.items(), 51)
        ]
        last = [(f"{letter}60", self.canary(place, "hidden")) for letter, place in zip("EF", COLUMNS, strict=True)]
        last += [("H60", "甲"), ("I60", self.canary("under a merged cell", "hidden"))]
        rows.append('<row r="60">' + "".join(f'<c r="{at}" t="str"><v>{text}</v></c>' for at, text in last) + "</row>")
        columns = "".join(f'<col min="{at}" max="{at}" {head}/>' for at, head in enumerate(COLUMNS.values(), 5))
        beside = "".join(self.filled(place, role, content) for place, (role, content) in BESIDE.items())
        cells = "".join(rows).replace('t="str" s="6"><v>1</v>', f't="str" s="6"><v>{last_digit}</v>')
        merged = '<mergeCells><mergeCell ref="H60:I60"/></mergeCells>'
        sheet = f"<cols>{columns}</cols><sheetData>{cells}</sheetData>{merged}{beside}"
        self.parts["xl/worksheets/sheet1.xml"] = part("worksheet", sheet)
        for place, (_, name, root, role, content) in ON_SHEET.items():
            self.parts[name] = part(root, self.filled(place, role, content))
        targets = [(kind, f"/{name}") for kind, name, *_ in ON_SHEET.values()]
        link = f"https://example.com/{self.canary('target of a link', 'metadata')}"
        outside = relations(*targets, ("hyperlink", link)).replace(f'"{link}"', f'"{link}" TargetMode="External"')
        self.parts["xl/worksheets/_rels/sheet1.xml.rels"] = outside

    def add_other_sheets(self) -> None:
        header = self.canary("header of a chart sheet", "header")
        self.parts |= {
            "xl/worksheets/sheet2.xml": self.one_cell("hidden sheet", "hidden"),
            "xl/worksheets/sheet3.xml": self.one_cell("very hidden sheet", "hidden"),
            "xl/chartsheets/sheet4.xml": part("chartsheet", f"<oddHeader>{header}</oddHeader>"),
            "xl/macrosheets/sheet5.xml": self.one_cell("macro sheet", "body", "xm:macrosheet"),
        }

    def add_book(self) -> None:
        sheets = "".join(
            f'<sheet name="{name}" sheetId="{at}" state="{state}" r:id="rId{at}"/>'
            for at, (name, state, _) in enumerate(SHEETS, 1)
        )
        said = "".join(self.filled(place, role, content) for place, (role, content) in BOOK.items())
        self.parts["xl/workbook.xml"] = part("workbook", f"<sheets>{sheets}</sheets>{said}")
        targets = (("worksheet", f"{folder}/sheet{at}.xml") for at, (_, _, folder) in enumerate(SHEETS, 1))
        self.parts["xl/_rels/workbook.xml.rels"] = relations(*targets)
        self.parts["_rels/.rels"] = relations(("officeDocument", "xl/workbook.xml"))
        self.parts["[Content_Types].xml"] = _TYPES

    def add_files(self) -> None:
        inner = {"[Content_Types].xml": _TYPES, "xl/worksheets/sheet1.xml": self.one_cell("workbook inside", "hidden")}
        printer = f"\\\\打印机 {self.canary('printer', 'metadata')}"
        own = f"属性 {self.canary('property of a sheet', 'body')}"
        self.parts |= {
            "xl/embeddings/名单.xlsx": pack(inner),
            "xl/printerSettings/printerSettings1.bin": printer.encode("utf-16-le"),
            "xl/customProperty1.bin": own.encode("utf-16"),
            f"xl/media/{self.canary('name of a member', 'file-name')}.xml": part("x", ""),
        }


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    book = _Book()
    book.add_parts()
    book.add_sheet(book.add_styles())
    book.add_other_sheets()
    book.add_book()
    book.add_files()
    return pack(book.parts, book.canary("comment of the archive", "metadata")), book.expected
