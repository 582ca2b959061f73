"""The numbers and names that a document shows of its persons, masked and in full, with what is told beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from redactscan.assess.candidates import MASK, Known
from redactscan.assess.grid import Grid
from redactscan.assess.judged import Judged
from redactscan.assess.kinds import kind_by_values, kind_of
from redactscan.assess.marks import may_be_masked
from redactscan.assess.masking import MAX_LENGTH, Kind, parse
from redactscan.assess.mentions import mentions
from redactscan.assess.records import Record, records
from redactscan.assess.revealed import Aspect, agreed, cells, known_from, year_of
from redactscan.assess.roster import captions, lines_before
from redactscan.detectors.persons import looks_like_name
from redactscan.detectors.worded import Place, finder, origin
from redactscan.model import (
    Document,
    Location,
    Match,
    Message,
    Passage,
    Role,
    Rule,
    Severity,
    Span,
    Table,
    Verdict,
    text_at,
)
from redactscan.text import regex
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field

IDENTITY = ("resident-id", "disability-certificate")  # what a birth date and a sex tell something of
SHORT = 200  # characters of a passage that may date the document
_IN_FULL: dict[Kind, regex.Pattern[str]] = {
    "resident-id": regex.compile("[1-9][0-9]{14}(?:[0-9]{2}[0-9X])?"),
    "disability-certificate": regex.compile("[1-9][0-9]{16}[0-9X][1-7][1-4](?=B[0-9]{1,2}$|$)"),
    "mobile": regex.compile("1[3-9][0-9]{9}"),
    "bank-account": regex.compile("[0-9]{10,25}"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a value: the title of its list, what is told of its person, what all that makes known."""

    title: str = field(repr=False)
    year: int
    known: Known
    told: Mapping[Aspect, str] = field(default_factory=dict, repr=False)

    def with_told(self, told: Mapping[Aspect, str], regions: frozenset[str] = frozenset()) -> Beside:
        """The same with cells or words about the person, and the region that the numbers of the column share."""
        return Beside(self.title, self.year, known_from(told, self.title, self.year, regions), told)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value. ``canonical`` has an asterisk for each hidden character, and none if the value stands there in full.

    ``enough`` tells whether so much is hidden that it is a mask, ``labelled`` whether a header or label says what it
    is. ``record`` and ``header`` are those of a cell that holds the value alone.
    """

    kind: Kind
    canonical: str = field(repr=False)
    enough: bool
    labelled: bool
    source: Passage | Table
    cell: tuple[int, int] | None
    span: Span
    beside: Beside
    record: Record | None = None
    header: str = field(default="", repr=False)

    @property
    def masked(self) -> bool:
        """Whether anything of it is hidden."""
        return MASK in self.canonical

    @property
    def text(self) -> str:
        """The value as it is written."""
        return text_at(self.source, self.cell)[self.span.start : self.span.end]

    @property
    def in_row(self) -> bool:
        """Whether a row of a table tells of its person, not a form or lines of text."""
        return self.record is not None and not self.record.form and self.record.table.origin is None

    @property
    def home(self) -> Place:
        """Where it stands in the document as it was read."""
        return origin(self.source, self.cell, self.span)

    @property
    def location(self) -> Location:
        """Where that is, as a report says it."""
        source, cell, span = self.home
        return source.where(*(cell or (span.start, span.end)))

    @property
    def role(self) -> Role:
        """The role of its location, without the work of saying where that is."""
        source, cell, span = self.home
        return source.role_at(*(cell or (span.start, span.end)))


def at_entry(
    rule: Rule, entry: Entry, *reasons: Message, severity: Severity | None = None, confidence: float = 0.9
) -> Judged:
    """What a room says of an entry. ``severity`` is the rule's own unless given."""
    source, cell, span = entry.source, entry.cell, entry.span
    value = Sensitive(entry.text)
    match = Match(rule, source, cell, span, value, Sensitive(entry.canonical), Verdict.CONFIRMED)
    return Judged(match, rule.severity if severity is None else severity, rule.kind, "new", confidence, reasons)


def entries(
    document: Document, masked: Iterable[Passage], grids: Mapping[int, Grid], title: str, today: date
) -> tuple[Entry, ...]:
    """The entries of a document, by table and column. ``title`` is its own, ``grids`` are by ``id(table)``.

    ``masked`` are the passages in which there may be some.
    """
    told = {id(item) for item in masked if next(mentions(item.text), None)}
    if not told and not grids:
        return ()
    year = _year(document, today)
    found: list[Entry] = []
    in_list = finder(document)
    beside, before = _of_list(title, year), lines_before(document)
    for item in document.content:
        if isinstance(item, Table):
            head = grids[id(item)].header
            above, sheet = captions(item, head)
            said = " ".join((above, before[id(item)], sheet, title, document.path))
            found += _in_table(records(item, head), _of_list(said, year))
        elif id(item) in told:
            here = _in_text(item, None, item.text, None, beside)
            found += (entry for entry in here if not in_list(item, entry.span))
    return tuple(found)


def _of_list(title: str, year: int) -> Beside:
    return Beside(title, year, known_from({}, title, year))


def _in_table(records_: Iterable[Record], beside: Beside) -> Iterator[Entry]:
    """Column by column, because a column tells what its cells are and which region its numbers share."""
    rows = list(records_)
    for place in range(max((len(record.texts) for record in rows), default=0)):
        column = [record for record in rows if place < len(record.texts) and record.texts[place].strip()]
        kind = kind_of(column[0].headers[place]) if column else None
        masked = [] if kind else [record for record in column if may_be_masked(record.texts[place])]
        if guessed := kind or (kind_by_values([record.texts[place] for record in column]) if masked else None):
            yield from _in_column(column, place, guessed, kind is not None, beside)
        else:
            for record in masked:
                yield from _in_text(record.table, record.cell(place), record.texts[place], None, beside)


def _in_column(column: Sequence[Record], place: int, kind: Kind, labelled: bool, beside: Beside) -> Iterator[Entry]:
    values = [_value(record.texts[place], kind) for record in column]
    shown = agreed(value[0] for value in values if value) if kind == "resident-id" else frozenset[str]()
    for record, value in zip(column, values, strict=True):
        text, cell, header = record.texts[place], record.cell(place), record.headers[place]
        if value is None:
            yield from _in_text(record.table, cell, text, kind if kind != "person-name" else None, beside)
            continue
        canonical, enough = value
        near = beside
        if kind in IDENTITY and MASK in canonical:
            near = beside.with_told(cells(record.headers, record.texts, header), shown)
        start = text.find(text.strip())
        span = Span(start, start + len(text.strip()))
        yield Entry(kind, canonical, enough, labelled, record.table, cell, span, near, record, header)


def _in_text(
    source: Passage | Table, cell: tuple[int, int] | None, text: str, kind: Kind | None, beside: Beside
) -> Iterator[Entry]:
    for mention in mentions(text, kind):
        span = Span(mention.start, mention.end)
        if isinstance(source, Passage) and source.focus and source.role_at(span.start, span.end) != source.focus:
            continue  # a second reading of what another passage shows
        masked = mention.masked
        near = beside.with_told(mention.told)
        yield Entry(masked.kind, masked.canonical, masked.enough, mention.labelled, source, cell, span, near)


def _value(text: str, kind: Kind) -> tuple[str, bool] | None:
    """The canonical value of a cell and whether enough of it is hidden; None if the cell holds something else."""
    if len(text) > MAX_LENGTH:
        return None
    plain = squeeze(text).strip("'’`")
    if kind == "person-name":
        full = plain if looks_like_name(plain) else ""
    else:
        found = _IN_FULL[kind].match(bare := plain.replace("-", ""))
        full = found.group() if found and (kind == "disability-certificate" or found.end() == len(bare)) else ""
    if full:
        return full, False
    masked = parse(text, kind)
    return (masked.canonical, masked.enough) if masked else None


def _year(document: Document, today: date) -> int:
    """The newest year that the document names in a title or a date, up to this year, which it is if none is named."""
    said = " ".join(p.text for p in document.passages if len(p.text) <= SHORT and "年" in p.text)
    return min(year_of(f"{said} {document.path}", today.year), today.year)
