"""A plain text and a CSV file with a number in every place; ``@`` stands for it."""

from __future__ import annotations

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]

TEXT = {
    "line": "号码@。\n",
    "heading of Markdown": "# 名单 @\n",
    "item of Markdown": "- 张三 @\n",
    "quotation of Markdown": "> @\n",
    "code of Markdown": "```\nid = '@'\n```\n",
    "target of a link": "[名单](show?id=@)\n",
    "alternative text": "![@](a.png)\n",
    "comment of HTML": "<!-- @ -->\n",
    "footnote": "[^1]: @\n",
    "cell between strokes": "\n| 姓名 | 号码 |\n|---|---|\n| 张三 | @ |\n\n",
    "cell between tabs": "1\t张三\t@\n2\t李四\tx\n3\t王五\tx\n\n",
    "cell between blanks": "序号    姓名    号码\n1    张三    @\n2    李四    x\n3    王五    x\n\n",
    "end of a long line": "甲" * 9000 + "@\n",
    "after a control character": "x\x00\x1a@\n",
    "after a line of another system": "x\r@\r\n",
    "last line": "@",
}
RECORDS = {
    "heading": "@,姓名\n",
    "cell": "1,@\n",
    "cell in quotes": '"甲\n@",x\n',
    "cell that must stay a text": '="@",x\n',
    "cell after an apostrophe": "'@,x\n",
    "cell beyond the heading": "1,2,3,4,@\n",
    "cell after a lone quote": '"a"b",@\n',
    "cell after a control character": "\x00@,x\n",
    "quote that nothing closes": 'x,"@',
}


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The text, and each place's number with the role that a reader should give it."""
    return _written(TEXT)


def records() -> tuple[bytes, dict[str, Canary]]:
    """The CSV file, likewise. Two quotes in it are wrong, which is a notice."""
    return _written(RECORDS)


def _written(table: dict[str, str]) -> tuple[bytes, dict[str, Canary]]:
    expected = {place: (number, "body") for place, number in zip(table, resident_ids(), strict=False)}
    text = "".join(written.replace("@", expected[place][0]) for place, written in table.items())
    return text.encode(), expected
