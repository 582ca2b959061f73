r"""What the groups of an RTF file hold (RTF 1.9.1), by the control word that begins them."""

from __future__ import annotations

import re

from redactscan.model import Role
from redactscan.tuples import NamedTuple

STORIES: dict[str, Role] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    **dict.fromkeys(("footnote", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"), "footnote"),
    "annotation": "comment",
    **dict.fromkeys(("rt", "rtf"), "body"),
    **dict.fromkeys(("shptxt", "dptxbxtext"), "textbox"),
}
"""Groups that hold paragraphs and tables."""

DATA = frozenset({"colorschememapping", "datafield", "datastore", "objdata", "pict", "themedata"})
"""Groups that hold bytes, as hexadecimal digits or raw."""

PLAIN_SIGHT = frozenset({
    "background", "do", "field", "fldrslt", "formfield", "mmathPict", "moMath", "moMathPara", "nesttableprops",
    "nonshppict", "object", "picprop", "pn", "pnseclvl", "result", "shp", "shpgrp", "shpinst", "shppict", "shprslt",
    "sp", "xmlopen",
})  # fmt: skip
"""Groups whose text, if any, belongs to what stands around them."""

EVERYTHING = re.compile(r"\S")
_NOT_OWN_BOOKMARK = re.compile(r"\A(?!_+[A-Za-z]+_*(?:Toc)?\d{0,10}(?:_\d{0,10})*$)")
_NO_TIME = re.compile(r"\A(?!-?[0-9]{1,10}$)")
_NO_FINGERPRINT = re.compile(r"\A(?!(?:[0-9A-Fa-f]{20}|[0-9A-Fa-f]{32})$)")
_KNOWN_PERSON = re.compile(r"\A(?!Unknown$)")
TELLING = re.compile(r"[^\x00-\xa0]|@|[0-9]{6}")
NUMBERS = re.compile(r"\w@|[0-9]{11}")


class Said(NamedTuple):
    """How a group's text is said: its role and name, as far as its lines match ``worth``.

    ``apart``: groups inside it are texts of their own.
    """

    role: Role
    name: str
    worth: re.Pattern[str] = EVERYTHING
    apart: bool = False


def _each(role: Role, *names: str) -> dict[str, Said]:
    return {name: Said(role, name) for name in names}


SAID: dict[str, Said] = {
    **_each(
        "metadata", "title", "subject", "author", "manager", "company", "operator", "category", "keywords", "comment",
        "doccomm", "hlinkbase", "objname", "objalias", "objsect", "template", "windowcaption", "nextfile", "private",
        "hlfr", "hlloc", "hlsrc", "xmlattrvalue",
    ),
    **_each("form-field", "ffname", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffl"),
    **dict.fromkeys(("atnauthor", "atnid"), Said("metadata", "author")),
    **dict.fromkeys(("revtbl", "protusertbl"), Said("metadata", "author", _KNOWN_PERSON, apart=True)),
    **dict.fromkeys(("bkmkstart", "bkmkend"), Said("metadata", "bookmark", _NOT_OWN_BOOKMARK)),
    "fldinst": Said("metadata", "field"),
    "docvar": Said("metadata", "variable", apart=True),
    **dict.fromkeys(("xe", "rxe", "txe"), Said("hidden", "index entry")),
    "tc": Said("hidden", "contents entry"),
    **dict.fromkeys(("htmltag", "mhtmltag"), Said("metadata", "markup", TELLING)),
    **dict.fromkeys(("factoidname", "falt", "fchars", "generator", "lchars", "listname", "listtext", "objclass",
                     "pntext", "pntxta", "pntxtb"),
                    Said("metadata", "setting", NUMBERS)),
    **dict.fromkeys(("fonttbl", "filetbl", "info", "latentstyles", "listoverridetable", "listtable", "stylesheet",
                     "userprops", "xmlnstbl"), Said("metadata", "setting", NUMBERS, apart=True)),
    # seconds since somewhen, fingerprints of fonts and pictures
    **dict.fromkeys(("atndate", "atnparent", "atnref", "atntime", "atrfend", "atrfstart"),
                    Said("metadata", "setting", _NO_TIME)),
    **dict.fromkeys(("blipuid", "panose"),
                    Said("metadata", "setting", _NO_FINGERPRINT)),
    "upr": Said("hidden", "alternative text", TELLING),
    "nonesttables": Said("hidden", "alternative text"),
}  # fmt: skip
"""Groups that hold one text. What nobody knows is `UNKNOWN`."""

UNKNOWN = Said("metadata", "unknown group", TELLING, apart=True)

LABEL = Said("metadata", "label")
VALUE = Said("metadata", "value")
COLOURS = Said("metadata", "setting", NUMBERS, apart=True)
"""Groups that are read for the file's sake: the name of a value that follows, such a value, the colour table."""

SAID |= {"sn": LABEL, "propname": LABEL, "sv": VALUE, "staticval": VALUE, "linkval": VALUE, "colortbl": COLOURS}

SHAPE_ROLES: dict[str, Role] = {"gtextUNICODE": "textbox", "wzDescription": "alt-text", "wzTooltip": "alt-text"}
"""Properties of shapes ([MS-ODRAW] 2.3) that people read; a WordArt's text, a watermark's, is the first."""

PICTURES = {
    "pngblip": ".png", "jpegblip": ".jpg", "emfblip": ".emf", "wmetafile": ".wmf", "dibitmap": ".bmp",
    "wbitmap": ".ddb", "macpict": ".pict", "pmmetafile": ".met",
}  # fmt: skip
"""The words that name the format of a picture."""
