"""XML files with a number in every place; ``@`` stands for it. Written by hand."""

from __future__ import annotations

import base64

from tests.readers.canaries.numbers import resident_ids
from tests.readers.canaries.rtf import png

Canary = tuple[str, str]

GENERIC: dict[str, tuple[str, str]] = {
    "text": ("<a>@</a>", "body"),
    "text in inline elements": ("<a>号<b>SPLIT</b>。</a>", "body"),
    "paragraph of runs": ("<p><r>HEAD</r><r>TAIL</r></p>", "body"),
    "text of a drawing": ("<text><tspan>HEAD</tspan><tspan>TAIL</tspan></text>", "body"),
    "Chinese names": ("<段落><句>HEAD</句><句>TAIL</句></段落>", "body"),
    "text between elements": ("<a><b/>@<b/></a>", "body"),
    "character data": ("<a><![CDATA[<x>@</x>]]></a>", "body"),
    "entities of characters": ("<a>CODES</a>", "body"),
    "entity of HTML": ("<a>&nbsp;@</a>", "body"),
    "attribute": ('<a id="@"/>', "metadata"),
    "attribute in Chinese": ('<a 证件号="@"/>', "metadata"),
    "comment": ("<a><!-- @ --></a>", "metadata"),
    "processing instruction": ("<a><?x @?></a>", "metadata"),
    "record": ("<t><row><n>a</n><id>@</id></row><row><n>b</n><id>x</id></row></t>", "body"),
    "record of attributes": ('<t><row n="甲" id="@"/><row n="乙" id="x"/></t>', "body"),
    "field with an attribute": ('<t><row><n>a</n><v k="@">x</v></row><row><n>b</n><v k="y">x</v></row></t>', "body"),
    "comment in a record": ("<t><row><n>a</n><v>b</v><!-- @ --></row><row><n>b</n><v>x</v></row></t>", "comment"),
    "picture in base64": ("<img>PICTURE</img>", "metadata"),
    "file in base64": ("<data>FILE</data>", "body"),
    "deep": ("<a>" * 200 + "@" + "</a>" * 200, "body"),
}
_RUN = "<w:r><w:t>@</w:t></w:r>"
_PARAGRAPH = f"<w:p>{_RUN}</w:p>"


def note(kind: str, text: str, author: str = "x") -> str:
    """An annotation: a revision, a comment, a bookmark."""
    content = f"<aml:content>{text}</aml:content>"
    return f'<aml:annotation aml:author="{author}" w:type="Word.{kind}">{content}</aml:annotation>'


BODY: dict[str, tuple[str, str]] = {
    "paragraph": ("<w:p><w:r><w:t>HEAD</w:t></w:r><w:r><w:t>TAIL</w:t></w:r></w:p>", "body"),
    "hidden text": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r></w:p>", "hidden"),
    "white text": ('<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>@</w:t></w:r></w:p>', "hidden"),
    "section": (f"<wx:sect><wx:sub-section>{_PARAGRAPH}</wx:sub-section></wx:sect>", "body"),
    "cell": (f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{_PARAGRAPH}</w:tc></w:tr></w:tbl>", "body"),
    "covered cell": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr>{_PARAGRAPH}</w:tc></w:tr></w:tbl>", "hidden",
    ),
    "inserted": (f"<w:p>{note('Insertion', _RUN)}</w:p>", "inserted"),
    "deleted": (f"<w:p>{note('Deletion', '<w:r><w:delText>@</w:delText></w:r>')}</w:p>", "deleted"),
    "comment": (f"<w:p><w:r>{note('Comment', _PARAGRAPH)}</w:r></w:p>", "comment"),
    "author of a comment": (f"<w:p><w:r>{note('Comment', '', '@')}</w:r></w:p>", "metadata"),
    "footnote": (f"<w:p><w:r><w:footnote>{_PARAGRAPH}</w:footnote></w:r></w:p>", "footnote"),
    "field": ("<w:p><w:r><w:instrText>DOCVARIABLE @</w:instrText></w:r></w:p>", "metadata"),
    "simple field": ('<w:p><w:fldSimple w:instr="QUOTE @"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>', "metadata"),
    "link": ('<w:p><w:hlink w:dest="mailto:a?@"><w:r><w:t>x</w:t></w:r></w:hlink></w:p>', "metadata"),
    "bookmark": ('<w:p><aml:annotation w:type="Word.Bookmark.Start" w:name="n@"/></w:p>', "metadata"),
    "text box": (
        f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{_PARAGRAPH}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>", "textbox",
    ),
    "alternative text": ('<w:p><w:r><w:pict><v:shape alt="@"/></w:pict></w:r></w:p>', "alt-text"),
    "picture": ('<w:p><w:r><w:pict><w:binData w:name="x://1.png">PICTURE</w:binData></w:pict></w:r></w:p>', "metadata"),
    "header": (f"<w:p><w:pPr><w:sectPr><w:hdr>{_PARAGRAPH}</w:hdr></w:sectPr></w:pPr></w:p>", "header"),
    "footer": (f"<w:sectPr><w:ftr>{_PARAGRAPH}</w:ftr></w:sectPr>", "footer"),
    "unknown markup": (f"<x:证件>{_PARAGRAPH}</x:证件>", "body"),
}  # fmt: skip
BESIDE: dict[str, tuple[str, str]] = {
    "author": ("<o:DocumentProperties><o:Author>@</o:Author></o:DocumentProperties>", "metadata"),
    "own property": ("<o:CustomDocumentProperties><o:证件>@</o:证件></o:CustomDocumentProperties>", "metadata"),
    "variable": ('<w:docPr><w:docVars><w:docVar w:name="id" w:val="@"/></w:docVars></w:docPr>', "metadata"),
}


class _Numbers:
    def __init__(self) -> None:
        self.ids = resident_ids()
        self.expected: dict[str, Canary] = {}

    def written(self, table: dict[str, tuple[str, str]]) -> str:
        return "\n".join(self._one(place, text, role) for place, (text, role) in table.items())

    def _one(self, place: str, text: str, role: str) -> str:
        number = next(self.ids)
        self.expected[place] = number, role
        made = {
            "SPLIT": f"{number[:6]}<i>{number[6:]}</i>",
            "HEAD": number[:8],
            "TAIL": number[8:],
            "CODES": "".join(f"&#{ord(digit)};" for digit in number),
            "PICTURE": base64.encodebytes(png(number)).decode(),
            "FILE": base64.encodebytes(f"{{\\rtf1 {number}\\par}}".encode() + b" " * 300).decode(),
        }
        for mark, value in made.items():
            text = text.replace(mark, value)
        return text.replace("@", number)


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """A file of no vocabulary, and each place's number with its role."""
    numbers = _Numbers()
    before, after = (numbers.written({place: ("<!-- @ -->", "comment")}) for place in ("before", "after"))
    body = numbers.written(GENERIC)
    text = f'<?xml version="1.0" encoding="GB2312"?>\n{before}\n<root>懿{body}</root>\n{after}'
    return text.encode("gb18030"), numbers.expected


def word() -> tuple[bytes, dict[str, Canary]]:
    """A document of Word 2003, and each place's number with its role."""
    numbers = _Numbers()
    body, beside = numbers.written(BODY), numbers.written(BESIDE)
    names = {
        "w": "http://schemas.microsoft.com/office/word/2003/wordml",
        "wx": "http://schemas.microsoft.com/office/word/2003/auxHint",
        "aml": "http://schemas.microsoft.com/aml/2001/core", "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office", "dt": "uuid:C2F41010-65B3-11d1-A29F-00AA00C14882", "x": "urn:x",
    }  # fmt: skip
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    text = f"<w:wordDocument {spaces}>{beside}<w:body>{body}</w:body></w:wordDocument>"
    return text.encode(), numbers.expected
