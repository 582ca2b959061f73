"""What list a table is, and so what a full name in it means. Publicity is a duty in one list and a leak in another."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from redactscan.detectors.cells import numbered_rows
from redactscan.detectors.headers import Header
from redactscan.detectors.persons import in_office
from redactscan.hints import Any, Literal
from redactscan.model import Document, Match, Table
from redactscan.text.answers import answer
from redactscan.text.view import squeeze
from redactscan.values import dataclass

BEFORE = 3  # paragraphs before a table that may be its title
SHORT = 200  # characters of such a paragraph
_PIECES = re.compile(r"[\s。；;，,]+")  # of a title with the lines around it
_LISTS = re.compile(
    "名[单册录]|花名|清[册单]|[底表]册|台[账帐]|登记|一览|汇总|明细|公[示告]|结果|发放|[表册单]$|表[^明示扬彰率达现决面演述]"
)
_SHEET = "表"
_PERSONS = ("姓名", "户主", "申请人", "对象", "学生", "患者")


@dataclass(frozen=True, slots=True)
class ListType:
    """An entry of ``list_types.toml``, where the fields are explained; ``never`` holds ids of column kinds."""

    id: str
    cues: tuple[str, ...]
    titles: tuple[str, ...]
    but: tuple[str, ...]
    exempt: tuple[str, ...]
    names: Literal["critical", "high", "medium", "info"]
    minors: Literal["critical", "medium"]
    tells: tuple[str, ...]
    scope: Literal["community", "affected-area"] | None
    never: tuple[str, ...]
    law: str


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """What a column shows, by words of its header; a cell without ``value`` in it does not show it."""

    id: str
    words: tuple[str, ...]
    but: tuple[str, ...]
    value: str

    def heads(self, header: str) -> bool:
        """Whether a squeezed header text announces a column of this kind."""
        return any(word in header for word in self.words) and not any(word in header for word in self.but)


@cache
def list_types() -> tuple[ListType, ...]:
    """All list types, in the order in which they are tried."""
    return tuple(
        ListType(
            id=entry["id"],
            cues=tuple(entry.get("cues", ())),
            titles=tuple(entry.get("titles", ())),
            but=tuple(entry.get("but", ())),
            exempt=tuple(entry.get("exempt", ())),
            names=entry["names"],
            minors=entry.get("minors", "critical"),
            tells=tuple(entry.get("tells", ())),
            scope=entry.get("scope"),
            never=tuple(entry.get("never", ())),
            law=entry.get("law", ""),
        )
        for entry in _data()["list"]
    )


@cache
def column_kinds() -> dict[str, ColumnKind]:
    """The kinds of columns that a list may be forbidden to show, by id."""
    return {
        entry["id"]: ColumnKind(entry["id"], tuple(entry["words"]), tuple(entry.get("but", ())), entry.get("value", ""))
        for entry in _data()["column"]
    }


def _data() -> dict[str, Any]:
    found: dict[str, Any] = answer("list types", "", _loaded)
    return found


def _loaded() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("list_types.toml").read_text(encoding="utf-8"))


def classify(texts: Iterable[str]) -> ListType | None:
    """The list type that the first telling text names. Give the nearest and most telling text first."""
    return next((kind for text in texts if (kind := _named(text))), None)


@lru_cache(maxsize=1024)  # all tables of a document have its title
def _named(title: str) -> ListType | None:
    text = _bodies().sub("", title)
    pieces = [piece for piece in _PIECES.split(text) if not any(word in piece for word in _data()["serving"])]
    whole, private = squeeze(text), squeeze("".join(pieces))
    lists = bool(_LISTS.search(private))
    for kind in list_types():
        cues = (*kind.cues, *kind.titles) if lists or kind.names == "info" else kind.cues
        if _tells(whole if kind.names == "info" else private, kind, cues):
            return kind
    return None


def _headed(texts: Iterable[str]) -> ListType | None:
    """The list type that headings name; those of people in office (网格员, 稳控责任人) tell nothing of the listed."""
    heads = list(texts)
    private = " ".join(text for text in heads if not in_office(text))
    named = next((kind for kind in list_types() if _tells(private, kind, kind.cues)), None)
    if named or any(word in private for word in _PERSONS):
        return named
    return next((kind for kind in list_types() if _tells(" ".join(heads), kind, kind.cues)), None)


def _tells(text: str, kind: ListType, cues: Iterable[str]) -> bool:
    return any(cue in text for cue in cues) and not any(word in text for word in kind.but)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile("|".join(_data()["bodies"]))


def table_type(table: Table, head: Header, before: str, title: str, path: str) -> ListType | None:
    """The type of one table: by the rows above its header, the lines before it, its sheet, the title, its headings."""
    above, sheet = captions(table, head)
    name = path.rpartition("/")[2].rpartition("!")[2]
    above = above and above + _SHEET  # a title in the table itself
    if sheet:  # what is in a workbook is a list, whatever it is called
        sheet, name = sheet + _SHEET, name + _SHEET
    return classify((above, before, sheet, title, name)) or _headed(head.texts) or classify((path,))


def captions(table: Table, head: Header) -> tuple[str, str]:
    """What stands over a table: in the rows above its header, as the name of its sheet."""
    return " ".join(cell for row in table.rows[: max(0, head.rows - 1)] for cell in row), table.sheet or ""


def lines_before(document: Document) -> dict[int, str]:
    """The last short paragraphs before each table, in its part, by ``id(table)``."""
    last: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=BEFORE))
    found: dict[int, str] = {}
    if not any(document.tables):
        return found
    for item in document.content:
        if isinstance(item, Table):
            found[id(item)] = " ".join(last[item.part])
        elif len(item.text) < SHORT:
            last[item.location.part].append(item.text)
    return found


def personal_rows(table: Table, matches: Iterable[Match], head: Header) -> frozenset[int]:
    """The 0-based rows of a table that carry a person's own numbers, by the matches in it.

    A form is about one person as a whole.
    """
    rows = numbered_rows(table.rows, matches, head)
    return frozenset(range(len(table.rows)) if rows and head.form else rows)
