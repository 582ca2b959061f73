"""A web page with a number in every place that a page has; ``@`` stands for it. Written by hand, as pages are."""

from __future__ import annotations

import base64
from collections.abc import Callable
from urllib.parse import quote

from tests.readers.canaries.numbers import resident_ids
from tests.readers.canaries.rtf import png

Canary = tuple[str, str]


def data_uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def each(text: str, form: str) -> str:
    """Every character of ``text`` in a notation that gets its code."""
    return "".join(form.format(ord(character)) for character in text)


SPECIAL: dict[str, Callable[[str], str]] = {
    "DEC": lambda number: each(number, "&#{};"),
    "HEX": lambda number: each(number, "&#x{:x};"),
    "JS": lambda number: each(number, "\\u{:04x}"),
    "CSS": lambda number: each(number, "\\{:x} "),
    "URL": lambda number: each(number, "%{:02X}"),
    "SPLIT": lambda number: f"{number[:6]}<b>{number[6:9]}</b>{number[9:]}",
    "SPANS": lambda number: "".join(f"<span>{digit}</span>" for digit in number),
    "TSPANS": lambda number: f"<tspan>{number[:9]}</tspan><tspan>{number[9:]}</tspan>",
    "WBR": lambda number: f"{number[:6]}<wbr>{number[6:]}",
    "PNG": lambda number: data_uri("image/png", png(number)),
    "PAGE": lambda number: data_uri("text/html", f"<p>{number[:6]}<b>{number[6:]}</b></p>".encode()),
    "TEXT": lambda number: "data:text/plain;charset=utf-8," + quote(f"号{number}"),
    "FILE": lambda number: data_uri("application/json", f'{{"id": "{number}"}}'.encode()),
    "SRCDOC": lambda number: f"&lt;p&gt;{number[:6]}&lt;b&gt;{number[6:]}&lt;/b&gt;",
}

HEAD: dict[str, tuple[str, str]] = {
    "title": ("<title>@</title>", "metadata"),
    "author": ('<meta name="author" content="@">', "metadata"),
    "description": ('<meta property="og:description" content="@">', "metadata"),
    "refresh": ('<meta http-equiv="refresh" content="5; url=x?@">', "metadata"),
    "link": ('<link rel="canonical" href="https://x/@">', "metadata"),
    "base": ('<base href="https://x/@/">', "metadata"),
    "structured data": ('<script type="application/ld+json">{"identifier": "@"}</script>', "hidden"),
    "data of a script": ("<script>var rows = [{id: '@'}]</script>", "hidden"),
    "escapes in a script": ("<script>var id = 'JS'</script>", "hidden"),
    "picture in a script": ("<script>var icon = 'PNG'</script>", "metadata"),
    "generated content": ("<style>p.id:after { content: '@' }</style>", "hidden"),
    "escaped generated content": ("<style>p.id:after { content: 'CSS' }</style>", "hidden"),
    "comment in a style sheet": ("<style>/* @ */</style>", "hidden"),
    "picture in a style sheet": ("<style>.logo { background: url(PNG) }</style>", "metadata"),
    "office properties": ("<!--[if gte mso 9]><xml><o:Author>@</o:Author></xml><![endif]-->", "comment"),
    "data island": ("<xml><x:Name>@</x:Name></xml>", "body"),
}
BODY: dict[str, tuple[str, str]] = {
    "text": ("<p>@</p>", "body"),
    "text split by tags": ("<p>SPLIT</p>", "body"),
    "a tag for each digit": ("<p>SPANS</p>", "body"),
    "text with break marks": ("<p>WBR</p>", "body"),
    "decimal entities": ("<p>DEC</p>", "body"),
    "hexadecimal entities": ("<p>HEX</p>", "body"),
    "cell": ("<table><tr><td>x<td>@</table>", "body"),
    "caption": ("<table><caption>@</caption><tr><td>x<td>y</table>", "body"),
    "ruby": ("<ruby>甲<rt>@</rt></ruby>", "body"),
    "details": ("<details><summary>x</summary>@</details>", "body"),
    "text of a drawing": ('<svg><text x="1">TSPANS</text></svg>', "body"),
    "title of a drawing": ("<svg><title>@</title><desc>x</desc></svg>", "metadata"),
    "text area": ("<textarea>@</textarea>", "body"),
    "option": ("<select><option>@</select>", "body"),
    "value of an option": ('<select><option value="@">x</select>', "form-field"),
    "value of a data list": ('<datalist><option value="@"></datalist>', "form-field"),
    "input": ('<input value="@">', "form-field"),
    "password": ('<input type="password" value="@">', "form-field"),
    "hidden input": ('<input type="hidden" value="@">', "hidden"),
    "placeholder": ('<input placeholder="@">', "alt-text"),
    "form target": ('<form action="submit?@"></form>', "metadata"),
    "alternative text": ('<img src="a.png" alt="@">', "alt-text"),
    "tooltip": ('<p title="@">x</p>', "alt-text"),
    "label for readers of the screen": ('<p aria-label="@">x</p>', "alt-text"),
    "alternative text of an area": ('<map><area alt="@"></map>', "alt-text"),
    "data attribute": ('<p data-id="@">x</p>', "metadata"),
    "name of an element": ('<p id="n@">x</p>', "metadata"),
    "class": ('<p class="n@">x</p>', "metadata"),
    "style attribute": ("<p style=\"--id: '@'\">x</p>", "metadata"),
    "event": ("<p onclick=\"show('@')\">x</p>", "metadata"),
    "number of a spreadsheet": ('<p x:num="@">x</p>', "metadata"),
    "link address": ('<a href="show?id=@">x</a>', "metadata"),
    "escaped link address": ('<a href="show?id=URL">x</a>', "metadata"),
    "address of a picture": ('<img src="photo/@.jpg">', "metadata"),
    "comment": ("<!-- @ -->", "comment"),
    "table in a comment": ("<!-- <table><tr><td>张三<td>@</table> -->", "comment"),
    "entities in a comment": ("<!-- DEC -->", "comment"),
    "what is no comment": ("<!ELEMENT @>", "comment"),
    "character data": ("<p><![CDATA[@]]></p>", "comment"),
    "processing instruction": ("<?php echo '@' ?>", "comment"),
    "hidden": ("<p hidden>@</p>", "hidden"),
    "not displayed": ('<p style="display:none">@</p>', "hidden"),
    "not visible": ('<p style="visibility:hidden">@</p>', "hidden"),
    "no size": ('<p style="font-size:0">@</p>', "hidden"),
    "one pixel": ('<p style="font-size:1px">@</p>', "hidden"),
    "no opacity": ('<p style="opacity:0">@</p>', "hidden"),
    "white": ('<p style="color:#fff">@</p>', "hidden"),
    "transparent": ('<p style="color:transparent">@</p>', "hidden"),
    "off the screen": ('<p style="position:absolute;left:-9999px">@</p>', "hidden"),
    "clipped": ('<p style="position:absolute;clip:rect(0 0 0 0)">@</p>', "hidden"),
    "no height": ('<p style="height:0;overflow:hidden">@</p>', "hidden"),
    "scaled to nothing": ('<p style="transform:scale(0)">@</p>', "hidden"),
    "hidden in Word": ('<p style="mso-hide:all">@</p>', "hidden"),
    "hidden by its class": ('<p class="a gone">@</p>', "hidden"),
    "hidden by two classes": ('<p class="very quiet">@</p>', "hidden"),
    "hidden by what it is in": ('<div class="box"><p class="inner">@</p></div>', "hidden"),
    "white by its class": ('<p class="pale">@</p>', "hidden"),
    "hidden column": ('<table><col><col style="display:none"><tr><td>x<td>@<tr><td>x<td>y</table>', "hidden"),
    "hidden row": ("<table><tr><td>x<td>y<tr hidden><td>z<td>@</table>", "hidden"),
    "dialog": ("<dialog>@</dialog>", "hidden"),
    "template": ("<template><p>@</p></template>", "hidden"),
    "without scripts": ("<noscript><p>@</p></noscript>", "hidden"),
    "without frames": ("<noframes>@</noframes>", "hidden"),
    "instead of a frame": ("<iframe>@</iframe>", "hidden"),
    "instead of a film": ("<video>@</video>", "hidden"),
    "instead of a canvas": ("<canvas>@</canvas>", "hidden"),
    "page in a frame": ('<iframe srcdoc="SRCDOC"></iframe>', "body"),
    "page in an address": ('<iframe src="PAGE"></iframe>', "body"),
    "file in an address": ('<a download href="FILE">x</a>', "body"),
    "text in an address": ('<object data="TEXT"></object>', "body"),
    "picture in an address": ('<img src="PNG">', "metadata"),
    "picture in a style": ('<p style="background:url(PNG)">x</p>', "metadata"),
    "attribute that is there already": ('<p title="x" title="@">x</p>', "hidden"),
    "attribute of an end": ('<p>x</p title="@">', "hidden"),
}
STYLE = (
    "<style>.gone { display: none } p.very.quiet { display: none } .box > .inner { visibility: hidden } "
    "p.pale { color: white }</style>"
)


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    ids = resident_ids()
    expected: dict[str, Canary] = {}
    parts: dict[str, list[str]] = {"head": [STYLE], "body": []}
    for part, table in (("head", HEAD), ("body", BODY)):
        for place, (written, role) in table.items():
            number = next(ids)
            expected[place] = number, role
            for mark, make in SPECIAL.items():
                if mark in written:
                    written = written.replace(mark, make(number))
            parts[part].append(written.replace("@", number))
    after = next(ids)
    expected["after the end"] = after, "hidden"
    head, body = ("\n".join(part) for part in parts.values())
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>\n{after}".encode(), expected
