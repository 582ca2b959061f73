r"""An RTF file with a number in every place that RTF 1.9.1 has. Written by hand: no library writes half of them.

The number of a place stands for ``@``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]


def hexed(data: bytes) -> str:
    return data.hex()


def wide(text: str) -> str:
    return "".join(f"\\u{ord(character)}?" for character in text)


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def png(comment: str) -> bytes:
    """One pixel, and a comment."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0" + comment.encode())
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def ole1(kind: bytes, data: bytes) -> bytes:
    """An embedded object ([MS-OLEDS] 2.2.5) without a picture."""
    return (
        struct.pack("<3I", 0x501, 2, len(kind) + 1) + kind + b"\0" + struct.pack("<3I", 0, 0, len(data)) + data
        + struct.pack("<3I", 0x501, 0, 0)
    )  # fmt: skip


def linked(path: bytes) -> bytes:
    kind = b"Word.Document.8\0"
    return (
        struct.pack("<3I", 0x501, 1, len(kind)) + kind + struct.pack("<I", len(path) + 1) + path + b"\0"
        + struct.pack("<3I", 0, 0, 0)
    )  # fmt: skip


def package(name: bytes, content: bytes) -> bytes:
    """What the Windows packager writes around a file."""
    return (
        struct.pack("<H", 2) + name + b"\0C:\\" + name + b"\0" + struct.pack("<2HI", 0, 3, len(name) + 1) + name + b"\0"
        + struct.pack("<I", len(content)) + content
    )  # fmt: skip


def shape(inside: str, *properties: tuple[str, str]) -> str:
    said = "".join(f"{{\\sp{{\\sn {name}}}{{\\sv {value}}}}}" for name, value in properties)
    return f"{{\\shp{{\\*\\shpinst\\shpleft0{said}{inside}}}}}"


def row(*cells: str, before: str = "") -> str:
    edges = "".join(f"{before if not at else ''}\\cellx{(at + 1) * 2000}" for at in range(len(cells)))
    return f"\\trowd\\trgaph108{edges}\\pard\\intbl " + "".join(f"{cell}\\cell " for cell in cells) + "\\row\n"


HEAD: dict[str, tuple[str, str]] = {
    "font name": ("{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset2 Symbol;}{\\f2 @;}}", "metadata"),
    "colour table": ("{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue128; @;}", "metadata"),
    "style name": ("{\\stylesheet{\\s0 Normal;}{\\s1 @;}}", "metadata"),
    "list template": ("{\\*\\listtable{\\list{\\listlevel{\\leveltext @;}}{\\listname ;}}}", "metadata"),
    "reviser": ("{\\*\\revtbl{Unknown;}{@;}}", "metadata"),
    "generator": ("{\\*\\generator @;}", "metadata"),
    **{
        name: (f"{{\\info{{{word} @}}}}", "metadata")
        for name, word in {
            "title": "\\title", "subject": "\\subject", "author": "\\author", "manager": "\\*\\manager",
            "company": "\\*\\company", "operator": "\\operator", "category": "\\*\\category", "keywords": "\\keywords",
            "comment of the author": "\\comment", "description": "\\doccomm", "base of links": "\\*\\hlinkbase",
        }.items()
    },
    "title in Unicode": ("{\\info{\\upr{\\title ?}{\\*\\ud{\\title @}}}}", "metadata"),
    "property": ("{\\*\\userprops{\\propname id}\\proptype30{\\staticval @}}", "metadata"),
    "name of a property": ("{\\*\\userprops{\\propname " + wide("号") + "@}\\proptype30{\\staticval x}}", "metadata"),
    "variable": ("{\\*\\docvar {id}{@}}", "metadata"),
    "template": ("{\\*\\template C:\\\\@.dot}", "metadata"),
    "mail merge": ("{\\*\\mailmerge{\\*\\mmquery SELECT @}}", "metadata"),
    "unknown group": ("{\\*\\wpsprivate @}", "metadata"),
    "unknown group of bytes": ("{\\*\\wpsprivate HEX:(@ 与之同住的人)}", "metadata"),
    "header": ("{\\header \\pard @\\par}", "header"),
    "header of the first page": ("{\\headerf \\pard @\\par}", "header"),
    "header of left pages": ("{\\headerl \\pard @\\par}", "header"),
    "footer": ("{\\footerr \\pard @\\par}", "footer"),
    "footnote separator": ("{\\*\\ftnsep \\pard @\\par}", "footnote"),
    "watermark": ("{\\headerr " + shape("", ("gtextUNICODE", "@"), ("wzName", "PowerPlusWaterMarkObject1")) + "}",
                  "textbox"),
}  # fmt: skip
BODY: dict[str, tuple[str, str]] = {
    "text": ("\\pard\\plain " + wide("身份证号") + "@" + wide("。") + "\\par", "body"),
    "text in GBK": ("\\pard\\f0 " + gbk("身份证号") + "@\\par", "body"),
    "text split by groups": ("{\\b 号码SPLIT:@}\\par", "body"),
    "symbol font": ("{\\f1 SYMBOL:@}\\par", "body"),
    "field result": ("{\\field{\\*\\fldinst MERGEFIELD id}{\\fldrslt @}}\\par", "body"),
    "field code": ("{\\field{\\*\\fldinst HYPERLINK \"mailto:a?subject=@\"}{\\fldrslt x}}\\par", "metadata"),
    "hidden text": ("\\plain x{\\v @}\\par", "hidden"),
    "white text": ("x{\\cf1 @}\\par", "hidden"),
    "white text in Unicode": ("x{\\cf1 " + wide("号") + "@}\\par", "hidden"),
    "tiny text": ("x{\\fs2 @}\\par", "hidden"),
    "deleted": ("x{\\deleted\\revauthdel1 @}\\par", "deleted"),
    "inserted": ("x{\\revised\\revauth1 @}\\par", "inserted"),
    "moved away": ("x{\\mvf @}\\par", "deleted"),
    "footnote": ("x{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} @}\\par", "footnote"),
    "endnote": ("x{\\footnote\\ftnalt\\pard @}\\par", "footnote"),
    "comment": ("x{\\*\\atnid A}{\\*\\atnauthor B}\\chatn{\\*\\annotation{\\*\\atndate 1180187342}\\pard @}\\par",
                "comment"),
    "author of a comment": ("x{\\*\\atnauthor @}\\chatn{\\*\\annotation\\pard y}\\par", "metadata"),
    "bookmark": ("{\\*\\bkmkstart @}x{\\*\\bkmkend @}\\par", "metadata"),
    "index entry": ("x{\\xe{\\v @}}\\par", "hidden"),
    "contents entry": ("x{\\tc @}\\par", "hidden"),
    "list number": ("{\\listtext @\\tab}x\\par", "metadata"),
    "old list number": ("{\\pntext @\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb @}}x\\par", "metadata"),
    "text field": ("{\\field{\\*\\fldinst FORMTEXT {\\*\\formfield{\\fftype0{\\*\\ffdeftext @}}}}{\\fldrslt x}}\\par",
                   "form-field"),
    "help of a field": ("{\\field{\\*\\fldinst FORMTEXT {\\*\\formfield{{\\*\\ffhelptext @}}}}{\\fldrslt x}}\\par",
                        "form-field"),
    "entry of a list field": ("{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{{\\*\\ffl @}}}}{\\fldrslt x}}\\par",
                              "form-field"),
    "data of a field": ("{\\field{\\*\\fldinst FORMTEXT {\\*\\datafield HEX:(@)}}{\\fldrslt x}}\\par", "form-field"),
    "text box": (shape("{\\shptxt\\pard @\\par}") + "\\par", "textbox"),
    "table in a text box": (shape("{\\shptxt" + row("@", "x") + "\\pard\\par}") + "\\par", "textbox"),
    "white text box": (shape("{\\shptxt\\pard\\cf1 @\\par}") + "\\par", "hidden"),
    "white on a dark text box": (shape("{\\shptxt\\pard\\cf1 @\\par}", ("fillColor", "8388608")) + "\\par", "textbox"),
    "text box of Word 6": ("{\\*\\do\\dobxpage{\\dptxbx{\\dptxbxtext\\pard @\\par}}}\\par", "textbox"),
    "alternative text": (shape("", ("wzDescription", "@")) + "\\par", "alt-text"),
    "name of a shape": (shape("", ("wzName", wide("号") + "@")) + "\\par", "metadata"),
    "link of a shape": (shape("{\\sp{\\sn pihlShape}{\\sv {\\*\\hl{\\hlsrc http://x/@}}}}") + "\\par", "metadata"),
    "shape for old programs": ("{\\shp{\\shprslt{\\*\\do{\\dptxbx{\\dptxbxtext @\\par}}}}}\\par", "textbox"),
    "picture": ("{\\pict\\pngblip PNG:(@)}\\par", "metadata"),
    "picture in binary": ("{\\pict\\pngblip BIN:(@)}\\par", "metadata"),
    "picture for old programs": ("{\\nonshppict{\\pict\\pngblip PNG:(@)}}\\par", "metadata"),
    "text of a picture": ("{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv @}}}\\pngblip PNG:(x)}\\par", "alt-text"),
    "embedded file": ("{\\object\\objemb{\\*\\objdata PACKAGE:(@)}{\\result x}}\\par", "body"),
    "name of an embedded file": ("{\\object\\objemb{\\*\\objdata NAMED:(@)}{\\result x}}\\par", "file-name"),
    "shown for an object": ("{\\object\\objemb{\\result @}}\\par", "body"),
    "name of an object": ("{\\object{\\*\\objname @}{\\result x}}\\par", "metadata"),
    "linked file": ("{\\object\\objlink{\\*\\objdata LINK:(@)}{\\result x}}\\par", "metadata"),
    "alternative in ANSI": ("{\\upr{@}{\\*\\ud{x}}}\\par", "hidden"),
    "skipped after a character": ("x\\uc18\\u32 @\\uc1 \\par", "body"),
    "formula": ("{\\mmath{\\*\\moMath{\\mr @}}}\\par", "body"),
    "markup of a mail": ("{\\*\\htmltag64 <a href=\"x?@\">}x\\par", "metadata"),
    "cell": ("\\pard\\par" + row("x", "@"), "body"),
    "cell merged to the left": ("\\pard\\par" + row("x", "@").replace("\\cellx4000", "\\clmrg\\cellx4000"), "hidden"),
    "cell merged upwards": ("\\pard\\par" + row("x", "y") + row("@", "z", before="\\clvmrg"), "hidden"),
    "hidden in a cell": ("\\pard\\par" + row("x", "y{\\v @}"), "hidden"),
    "deleted in a cell": ("\\pard\\par" + row("x", "y{\\deleted @}"), "deleted"),
    "table in a table": (
        "\\pard\\par\\trowd\\cellx4000\\pard\\intbl\\itap2 @\\nestcell y\\nestcell"
        "{\\*\\nesttableprops\\trowd\\cellx1000\\cellx2000\\nestrow}{\\nonesttables\\par}\\pard\\intbl z\\cell\\row",
        "body",
    ),
    "instead of a table in a table": ("\\pard{\\nonesttables @\\par}", "hidden"),
    "theme": ("{\\*\\themedata THEME:(@)}", "metadata"),
    "colours of the theme": ("{\\*\\colorschememapping HEX:(<a name=\"@\"/>)}", "metadata"),
    "binary data": ("{\\*\\x\\bin18 @}", "hidden"),
    "length of binary data is a lie": ("\\bin9999999 @\\par", "body"),
    "length of binary data covers text": ("\\bin30 @\\par\\par\\par\\par x", "body"),
    "row that never ends": ("\\pard\\par\\trowd\\cellx1000\\cellx2000\\pard\\intbl @", "body"),
}  # fmt: skip


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    ids = resident_ids()
    expected: dict[str, Canary] = {}
    parts: dict[str, list[str]] = {"head": [], "body": []}
    for part, table in (("head", HEAD), ("body", BODY)):
        for place, (written, role) in table.items():
            number = next(ids)
            expected[place] = number, role
            parts[part].append(_written(written, number))
    after = next(ids)
    expected["after the end"] = after, "hidden"
    text = "{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0 " + "\n".join(parts["head"] + parts["body"]) + "}" + after
    return text.encode("latin-1"), expected


def _written(snippet: str, number: str) -> str:
    """``snippet`` with the number in it, in the disguise that it asks for."""
    made = {
        "HEX:(": lambda text: hexed(text.encode()),
        "PNG:(": lambda text: hexed(png(text)),
        "BIN:(": lambda text: f"\\bin{len(png(text))} " + png(text).decode("latin-1"),
        "PACKAGE:(": lambda text: hexed(ole1(b"Package", package(b"list.txt", f"no {text}".encode()))),
        "NAMED:(": lambda text: hexed(ole1(b"Package", package(f"{text}.txt".encode(), b"x"))),
        "LINK:(": lambda text: hexed(linked(f"C:\\{text}.doc".encode())),
        "THEME:(": lambda text: hexed(zipped(**{"custom.xml": f"<x>{text}</x>"})),
    }
    snippet = snippet.replace("号码", wide("号码"))
    if "SPLIT:@" in snippet:
        return snippet.replace("SPLIT:@", f"{number[:6]}{{\\i {number[6:10]}}}\\b0 {number[10:14]}\r\n{number[14:]}")
    if "SYMBOL:@" in snippet:
        return snippet.replace("SYMBOL:@", "".join(f"\\u{0xF000 + ord(digit) - 0x10000}?" for digit in number))
    text = snippet.replace("@", number)
    for mark, make in made.items():
        if mark in text:
            before, _, rest = text.partition(mark)
            inside, _, after = rest.partition(")")
            return before + make(inside) + after
    return text
