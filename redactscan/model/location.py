"""Where a value stands: a part of the file, a role in it, an anchor a person can go to. All numbers are 1-based."""

from __future__ import annotations

from redactscan.hints import Literal, TypeAlias, assert_never
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

Role: TypeAlias = Literal[
    "body", "header", "footer", "footnote", "textbox", "comment", "inserted", "deleted", "hidden", "metadata",
    "annotation", "form-field", "attachment", "image-text", "file-name", "alt-text", "notes",
]  # fmt: skip

Veil: TypeAlias = Literal[
    "cover", "redaction-mark", "colour", "invisible", "tiny", "clipped", "off-page", "layer", "unseen"
]
"""What keeps readers from seeing a text: something painted over it, a mark that it is to be taken out, its colour, a
way of drawing that leaves no ink, its size, a clip, its place, a layer that is switched off, nobody knows what."""

ROLE_WORDS: dict[Role, tuple[str, str]] = {
    "body": ("正文", "body"),
    "header": ("页眉", "header"),
    "footer": ("页脚", "footer"),
    "footnote": ("脚注", "footnote"),
    "textbox": ("文本框", "text box"),
    "comment": ("批注", "comment"),
    "inserted": ("修订插入", "tracked insertion"),
    "deleted": ("修订删除", "tracked deletion"),
    "hidden": ("隐藏内容", "hidden content"),
    "metadata": ("文档属性", "document property"),
    "annotation": ("注释", "annotation"),
    "form-field": ("表单域", "form field"),
    "attachment": ("附件", "attachment"),
    "image-text": ("图片文字", "text in an image"),
    "file-name": ("文件名", "file name"),
    "alt-text": ("替代文字", "alternative text"),
    "notes": ("演讲者备注", "speaker notes"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A place in a text file: line and column (in code points)."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, counted in its part."""

    paragraph: int


class Cell(NamedTuple):
    """A table cell. ``sheet`` is set for workbooks, whose cells are called by name (``Sheet1!C12``)."""

    table: int
    row: int
    column: int
    sheet: str | None = None

    @property
    def ref(self) -> str | None:
        """The spreadsheet address (``C12``), or None in a document table."""
        return f"{column_letters(self.column)}{self.row}" if self.sheet is not None else None


@dataclass(frozen=True, slots=True)
class Page:
    """A place on a page; ``bbox`` is (left, bottom, right, top) in points, origin bottom-left."""

    page: int
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A named value outside the text: a document property, an attribute, a file name."""

    name: str


Anchor: TypeAlias = Line | Block | Cell | Page | Field


class Location(NamedTuple):
    """``part`` is the member of the file (``word/document.xml``, ``page 3``), empty where a file has no parts."""

    part: str
    role: Role
    anchor: Anchor

    def label(self, lang: str = "zh") -> str:
        """The place in words: 第1张表 第3行 第2列, Sheet1!C12, 页眉 第2段."""
        place = _place(self.anchor, lang)
        if self.role == "body":
            return place
        return f"{ROLE_WORDS[self.role][lang == 'en']} {place}"


def column_letters(column: int) -> str:
    """The spreadsheet name of a 1-based column.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _place(anchor: Anchor, lang: str) -> str:
    zh = lang != "en"
    match anchor:
        case Line(line, column):
            return f"第{line}行 第{column}列" if zh else f"line {line} column {column}"
        case Block(paragraph):
            return f"第{paragraph}段" if zh else f"paragraph {paragraph}"
        case Cell(sheet=str(sheet)):
            return f"{sheet}!{anchor.ref}"
        case Cell(table, row, column):
            return f"第{table}张表 第{row}行 第{column}列" if zh else f"table {table} row {row} column {column}"
        case Page(page):
            return f"第{page}页" if zh else f"page {page}"
        case Field(name):
            return f"“{name}”" if zh else f'"{name}"'
        case _:
            assert_never(anchor)
