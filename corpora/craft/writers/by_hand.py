"""Word documents written tag by tag, for what python-docx cannot write: revisions, comments, text boxes, notes.

The methods that end in a run give back WordprocessingML; ``paragraph`` puts runs together. Reading order is the order
of the calls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from craft.gold import Made, Page
from craft.writers.package import STAMP, pack

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BOX = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
Merged = Mapping[tuple[int, int], tuple[int, int]]
_NONE: Merged = {}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BY = f'w:author="经办" w:date="{STAMP}"'
_BOX_RUN = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3600000" cy="720000"/>'
    '<wp:docPr id="{number}" name="文本框 {number}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="720000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent>'
    "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


class HandMade:
    """A document in the making; every method takes marked text."""

    def __init__(self, page: Page, title: str = "") -> None:
        self.page = page
        self._body: list[str] = []
        self._comments: list[str] = []
        self._notes: list[str] = []
        self._boxes = 0
        if title:
            self.paragraph(self.run(title), align="center")

    def paragraph(self, *runs: str, align: str = "both") -> None:
        self._body.append(f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{"".join(runs)}</w:p>')

    def paragraphs(self, text: str) -> None:
        for line in text.strip().splitlines():
            self.paragraph(self.run(line.strip()))

    def table(self, rows: Sequence[Sequence[str]], merged: Merged = _NONE) -> None:
        """``merged`` gives the (rows, columns) of a merged cell by its 0-based place."""
        self._body.append(self._table(rows, "body", merged))

    def run(self, text: str, role: str = "body") -> str:
        return f"<w:r>{_text(self.page.read(text, role))}</w:r>"

    def hidden(self, text: str) -> str:
        """A run in hidden type (字体 → 隐藏)."""
        return f"<w:r><w:rPr><w:vanish/></w:rPr>{_text(self.page.read(text, 'hidden', 'vanish'))}</w:r>"

    def deleted(self, text: str) -> str:
        """A tracked deletion: gone on the screen, still in the file."""
        gone = _text(self.page.read(text, "deleted", "tracked-deletion"), "w:delText")
        return f'<w:del w:id="{len(self._body)}1" {_BY}><w:r>{gone}</w:r></w:del>'

    def inserted(self, text: str) -> str:
        come = _text(self.page.read(text, "inserted", "tracked-insertion"))
        return f'<w:ins w:id="{len(self._body)}2" {_BY}><w:r>{come}</w:r></w:ins>'

    def commented(self, text: str, comment: str) -> str:
        """Text with a comment in the margin."""
        number = len(self._comments)
        run = self.run(text)
        words = _text(self.page.read(comment, "comment", "comment"))
        self._comments.append(f'<w:comment w:id="{number}" {_BY}><w:p><w:r>{words}</w:r></w:p></w:comment>')
        return (
            f'<w:commentRangeStart w:id="{number}"/>{run}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def box(self, text: str) -> str:
        """A text box."""
        self._boxes += 1
        words = f"<w:p><w:r>{_text(self.page.read(text, 'textbox', 'text-box'))}</w:r></w:p>"
        return _BOX_RUN.format(number=self._boxes, text=words)

    def control(self, name: str, text: str) -> str:
        """A content control: the field of a form."""
        words = _text(self.page.read(text, "form-field", "content-control"))
        name = f'<w:sdtPr><w:alias w:val="{name}"/></w:sdtPr>'
        return f"<w:sdt>{name}<w:sdtContent><w:r>{words}</w:r></w:sdtContent></w:sdt>"

    def note(self, text: str, rows: Sequence[Sequence[str]]) -> str:
        """A footnote that holds a paragraph and a table."""
        number = len(self._notes) + 2
        words = f"<w:p><w:r>{_text(self.page.read(text, 'footnote', 'footnote'))}</w:r></w:p>"
        table = self._table(rows, "footnote")
        self._notes.append(f'<w:footnote w:id="{number}">{words}{table}<w:p/></w:footnote>')
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def save(self) -> Made:
        parts = {"document": f"<w:document {_W} {_BOX}><w:body>{''.join(self._body)}</w:body></w:document>"}
        if self._comments:
            parts["comments"] = f"<w:comments {_W}>{''.join(self._comments)}</w:comments>"
        if self._notes:
            parts["footnotes"] = f"<w:footnotes {_W}>{_SEPARATORS}{''.join(self._notes)}</w:footnotes>"
        members = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": _RELATIONS}
        members |= {f"word/{name}.xml": _HEAD + xml for name, xml in parts.items()}
        members["word/_rels/document.xml.rels"] = _relations([name for name in parts if name != "document"])
        return self.page.finish(pack({name: xml.encode() for name, xml in members.items()}))

    def _table(self, rows: Sequence[Sequence[str]], role: str, merged: Merged = _NONE) -> str:
        grid = "<w:tblGrid>" + "<w:gridCol/>" * max(map(len, rows)) + "</w:tblGrid>"
        properties = _properties(merged)
        lines = (
            "".join(
                f"<w:tc>{how}<w:p>{self.run(cell, role)}</w:p></w:tc>"
                for c, cell in enumerate(row)
                if (how := properties.get((r, c), "")) is not None
            )
            for r, row in enumerate(rows)
        )
        return f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def _properties(merged: Merged) -> dict[tuple[int, int], str | None]:
    """The properties of merged cells, and of those that continue them downwards; None where there is no cell."""
    found: dict[tuple[int, int], str | None] = {}
    for (row, column), (rows, columns) in merged.items():
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        for down in range(rows):
            join = "" if rows == 1 else "<w:vMerge/>" if down else '<w:vMerge w:val="restart"/>'
            found |= {(row + down, column + right): None for right in range(1, columns)}
            found[row + down, column] = f"<w:tcPr>{span}{join}</w:tcPr>"
    return found


def _text(text: str, tag: str = "w:t") -> str:
    return f'<{tag} xml:space="preserve">{escape(text)}</{tag}>'


def _content_types(parts: dict[str, str]) -> str:
    kinds = {name: "document.main" if name == "document" else name for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(names: Sequence[str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(names, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
