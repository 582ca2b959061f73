"""A workbook in one XML file (Office 2003) with a number in every place; Excel wrote such files, nothing at hand does.

``@`` stands for the number of the place.
"""

from __future__ import annotations

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]

_OFFICE = "urn:schemas-microsoft-com:office"
NAMESPACES = (
    f'xmlns="{_OFFICE}:spreadsheet" xmlns:ss="{_OFFICE}:spreadsheet" xmlns:o="{_OFFICE}:office" '
    f'xmlns:x="{_OFFICE}:excel" xmlns:html="http://www.w3.org/TR/REC-html40"'
)
STYLES = """<Style ss:ID="Default"><Font/></Style><Style ss:ID="none"><NumberFormat ss:Format=";;;"/></Style>
<Style ss:ID="white"><Font ss:Color="#FFFFFF"/></Style>
<Style ss:ID="red"><Font ss:Color="#C00000"/><Interior ss:Color="#C00000" ss:Pattern="Solid"/></Style>
<Style ss:ID="heir" ss:Parent="white"><Font ss:Bold="1"/></Style><Style ss:ID="tiny"><Font ss:Size="1"/></Style>
<Style ss:ID="ground"><Font ss:Color="#FFFFFF"/><Interior ss:Color="#4472C4" ss:Pattern="Solid"/></Style>
<Style ss:ID="date"><NumberFormat ss:Format="Short Date"/></Style>"""
# The first cell of a row: attributes of the row, attributes of the cell, its content, the role of the number.
ROWS: dict[str, tuple[str, str, str, str]] = {
    "text": ("", "", '<Data ss:Type="String">@</Data>', "body"),
    "rich text": ("", "", '<ss:Data ss:Type="String"><html:B>号</html:B><html:Font>@</html:Font></ss:Data>', "body"),
    "number": ("", "", '<Data ss:Type="Number">@</Data>', "body"),
    "white on blue": ("", 'ss:StyleID="ground"', '<Data ss:Type="String">@</Data>', "body"),
    "format that shows no text": ("", 'ss:StyleID="none"', '<Data ss:Type="String">@</Data>', "hidden"),
    "white on white": ("", 'ss:StyleID="white"', '<Data ss:Type="String">@</Data>', "hidden"),
    "white by inheritance": ("", 'ss:StyleID="heir"', '<Data ss:Type="String">@</Data>', "hidden"),
    "one colour with its ground": ("", 'ss:StyleID="red"', '<Data ss:Type="String">@</Data>', "hidden"),
    "too small to read": ("", 'ss:StyleID="tiny"', '<Data ss:Type="String">@</Data>', "hidden"),
    "hidden row": ('ss:Hidden="1"', "", '<Data ss:Type="String">@</Data>', "hidden"),
    "row without height": ('ss:Height="0"', "", '<Data ss:Type="String">@</Data>', "hidden"),
    "hidden column": ("", 'ss:Index="5"', '<Data ss:Type="String">@</Data>', "hidden"),
    "second of two hidden columns": ("", 'ss:Index="6"', '<Data ss:Type="String">@</Data>', "hidden"),
    "column without width": ("", 'ss:Index="8"', '<Data ss:Type="String">@</Data>', "hidden"),
    "text in a formula": ("", "ss:Formula='=IF(RC[1]=\"@\",1)'", '<Data ss:Type="Number">1</Data>', "metadata"),
    "target of a link": ("", 'ss:HRef="https://example.com/@"', '<Data ss:Type="String">甲</Data>', "metadata"),
    "tooltip": ("", 'x:HRefScreenTip="@"', '<Data ss:Type="String">甲</Data>', "metadata"),
    "comment": ("", "", "<Comment><ss:Data><html:Font>见 @</html:Font></ss:Data></Comment>", "comment"),
    "author of a comment": ("", "", '<Comment ss:Author="@"><ss:Data>甲</ss:Data></Comment>', "metadata"),
    "guide": ("", "", '<Data ss:Type="String">王</Data><x:PhoneticText>@</x:PhoneticText>', "metadata"),
    "cell that belongs to a name": ("", "", '<Data ss:Type="String">甲</Data><NamedCell ss:Name="_@"/>', "metadata"),
}
# What stands beside the table: role and XML.
BESIDE: dict[str, tuple[str, str]] = {
    "header": ("header", '<x:PageSetup><x:Header x:Data="&amp;C&amp;&quot;宋体&quot;@"/></x:PageSetup>'),
    "footer": ("footer", '<x:PageSetup><x:Footer x:Data="&amp;L第&amp;P页 @"/></x:PageSetup>'),
    "choice of a list": ("metadata", '<x:DataValidation><x:Value>"甲,@"</x:Value></x:DataValidation>'),
    "prompt": ("metadata", "<x:DataValidation><x:InputMessage>填 @</x:InputMessage></x:DataValidation>"),
    "error": ("metadata", "<x:DataValidation><x:ErrorMessage>@</x:ErrorMessage></x:DataValidation>"),
    "condition": ("metadata", '<x:Condition><x:Value1>"@"</x:Value1></x:Condition>'),
    "criterion of a filter": ("metadata", '<x:AutoFilterCondition x:Operator="Equals" x:Value="@"/>'),
    "name on the sheet": ("metadata", '<Names><NamedRange ss:Name="乙" ss:RefersTo="=&quot;@&quot;"/></Names>'),
}
BOOK: dict[str, tuple[str, str]] = {
    "author": ("metadata", "<o:DocumentProperties><o:Author>@</o:Author></o:DocumentProperties>"),
    "company": ("metadata", "<o:DocumentProperties><o:Company>某局 @</o:Company></o:DocumentProperties>"),
    "property": ("metadata", "<o:CustomDocumentProperties><o:承办>@</o:承办></o:CustomDocumentProperties>"),
    "defined name": ("metadata", '<Names><NamedRange ss:Name="_@" ss:RefersTo="=1"/></Names>'),
    "value of a name": ("metadata", '<Names><NamedRange ss:Name="甲" ss:RefersTo="=&quot;@&quot;"/></Names>'),
    "text in a number format": ("metadata", "<Style ss:ID='x'><NumberFormat ss:Format='0\"@\"'/></Style>"),
    "name of a style": ("metadata", '<Styles><Style ss:ID="y" ss:Name="@"/></Styles>'),
    "cell of another workbook": ("hidden", "<x:SupBook><x:Crn><x:Text>@</x:Text></x:Crn></x:SupBook>"),
    "record of a pivot cache": ("hidden", '<x:PivotCache><row xmlns="#RowsetSchema" Col1="@"/></x:PivotCache>'),
    "query": ("metadata", "<x:QueryTable><x:Connection>PWD=@</x:Connection></x:QueryTable>"),
    "map": ("metadata", '<x2:Map xmlns:x2="urn:schemas-microsoft-com:office:excel2" x2:Name="@"/>'),
    "element that nobody knows": ("metadata", '<a xmlns="urn:a">@</a>'),
    "comment in XML": ("metadata", "<!-- @ -->"),
}  # fmt: skip


def workbook(rows: str, beside: str = "", more: str = "", before: str = "") -> str:
    """A file with the sheet 名单; ``more`` stands around it in the workbook, ``before`` before its rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook {NAMESPACES}>'
        f"<Styles>{STYLES}</Styles>{more}"
        f'<Worksheet ss:Name="名单"><Table>{before}{rows}</Table>{beside}</Worksheet></Workbook>'
    )


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    ids = (number for number in resident_ids() if number.isdecimal())
    expected: dict[str, Canary] = {}

    def filled(place: str, role: str, content: str) -> str:
        expected[place] = next(ids), role
        return content.replace("@", expected[place][0])

    def sheet(place: str, role: str, state: str) -> str:
        row = filled(place, role, '<Row><Cell><Data ss:Type="String">@</Data></Cell></Row>')
        options = f"<x:WorksheetOptions><x:Visible>{state}</x:Visible></x:WorksheetOptions>"
        return f'<Worksheet ss:Name="{state}"><Table>{row}</Table>{options}</Worksheet>'

    rows = "".join(
        filled(place, role, f"<Row {of_row}><Cell {of_cell}>{content}</Cell></Row>")
        for place, (of_row, of_cell, content, role) in ROWS.items()
    )
    columns = '<Column ss:Index="5" ss:Hidden="1" ss:Span="1"/><Column ss:Index="8" ss:Width="0"/>'
    beside = "".join(filled(place, role, content) for place, (role, content) in BESIDE.items())
    more = "".join(filled(place, role, content) for place, (role, content) in BOOK.items())
    more += sheet("hidden sheet", "hidden", "SheetHidden") + sheet("very hidden sheet", "hidden", "SheetVeryHidden")
    more += filled("name of a sheet", "metadata", '<Worksheet ss:Name="@"/>')
    return workbook(rows, beside, more, columns).encode(), expected
