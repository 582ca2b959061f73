"""Lists without ruled lines on a page: cells that were drawn side by side, with nothing but a gap between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isnan
from operator import add, sub

from redactscan.readers.aligned import MIN_LINES, Stretch, stretches
from redactscan.readers.aligned_cells import MIN_CELLS
from redactscan.readers.aligned_columns import Extent
from redactscan.readers.aligned_lines import Place
from redactscan.readers.paged.boxes import Measure
from redactscan.readers.paged.hidden import NOTHING, Hidden, Marks, marks
from redactscan.readers.paged.tables import Run
from redactscan.readers.paged.words import words
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

WIDE = 1.5
"""Gap in heights of a line that parts cells; 张　三 is spaced out by one."""

TIGHT = 0.35
"""Gap in heights of a line up to which nothing is parted: what programs put between 汉字 and digits."""

_DRAWN = re.compile(r"[^\S \n]")
"""White space that pdfium does not write by itself."""

_GAP = re.compile(r"[^\S\xa0]|\xa0{2}")
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－]\s?)?第?\s?[0-9]{1,4}\s?页?(?:\s?[/,，]?\s?共?\s?[0-9]{1,4}\s?页?)?(?:\s?[-—–－])?"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of one page. ``goes_on``: its first row follows the last one of the page before.

    ``sample`` are lines by which its continuation on the next page is known, '' if something stands below it.
    """

    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    goes_on: bool
    sample: str = field(repr=False)
    marked: Marks = field(default_factory=dict, repr=False)


def listed(run: Run, measure: Measure, sample: str, hidden: Hidden = NOTHING) -> Iterator[Run | Listed]:
    """The run as what stands in lists and what does not. ``measure`` gives boxes as a reader sees them.

    ``sample`` is that of the list with which the page before ends, '' if there is none.
    """
    if run.text.count(" ") < (MIN_CELLS - 1) * (1 if sample else MIN_LINES):
        yield run
        return
    gaps = _gaps(run, measure)
    if not sample and _are_tight(gaps, run.text):
        yield run
        return
    text = _laid_out(run.text, gaps)
    if not sample and not _is_gappy(text):
        yield run
        return

    def place(start: int, end: int) -> Extent | None:
        (left, _), _, (_, right), _ = measure((run.indices[start], run.indices[end - 1]))
        return None if isnan(left + right) else (left, right)

    continued = list(_continued(text, place, sample)) if sample else []
    for goes_on, stretch in continued or ((False, stretch) for stretch in stretches(text, place)):
        if stretch.rows:
            lines = (sample if goes_on else "") + text[stretch.start : stretch.end]
            following = _sample(lines) if _is_foot(text[stretch.end :]) else ""
            yield Listed(stretch.rows, goes_on, following, _marked(text, stretch, run, hidden) if hidden else {})
        else:
            yield from _trimmed(run, stretch)


def _is_gappy(text: str) -> bool:
    """Whether enough lines for a list have gaps like those between cells; on most pages of prose none has."""
    lines = [line for line in text.split("\n") if line.strip()]
    if "\xa0\xa0" not in text and len(text.replace("\xa0", "x").split()) == len(lines):
        return False
    return sum(map(_is_parted, lines)) >= MIN_LINES - 1


def _is_parted(line: str) -> bool:
    """Whether a line has gaps like those between cells; most lines of prose have none."""
    return "\t" in line or len(_GAP.findall(line.strip())) >= MIN_CELLS - 1


def _continued(text: str, place: Place, sample: str) -> Iterator[tuple[bool, Stretch]]:
    """The stretches of a page that begins with more of the list of ``sample``, which is marked; none if it does not."""
    top, line_end, _ = text.partition("\n")
    skip = len(top + line_end) if _is_foot(top) else 0
    shift = skip - len(sample)

    def shifted(start: int, end: int) -> Extent | None:
        return place(start + shift, end + shift) if start + shift >= skip else None

    first, *others = stretches(sample + text[skip:], shifted)
    known = sample.count("\n")
    if first.start > 0 or len(first.rows) <= known or len(first.rows[known]) < MIN_CELLS:
        return
    yield False, Stretch(0, skip)
    yield True, Stretch(skip, first.end + shift, first.rows[known:])
    for stretch in others:
        yield False, Stretch(stretch.start + shift, stretch.end + shift, stretch.rows)


def _marked(text: str, stretch: Stretch, run: Run, hidden: Hidden) -> Marks:
    """What is hidden in the cells of a list, which follow each other in ``text``, the run as it is laid out."""
    marked = {}
    end = stretch.start
    for row, cells in enumerate(stretch.rows):
        for column, cell in enumerate(cells):
            start = text.find(cell, end)
            if cell and start >= 0:
                end = start + len(cell)
                marked[row, column] = marks(run.indices[start:end], hidden)
    return {place: found for place, found in marked.items() if found}


def _is_foot(text: str) -> bool:
    """Whether there is nothing but a page number, if that."""
    return not text.strip() or bool(_PAGE_NUMBER.fullmatch(text.strip()))


def _sample(text: str) -> str:
    """The first and the last lines, enough to be a list."""
    first, *others = [line for line in text.split("\n") if line.strip()]
    return "".join(f"{line}\n" for line in (first, *others[-MIN_LINES:]))


def _trimmed(run: Run, stretch: Stretch) -> Iterator[Run]:
    text = run.text[stretch.start : stretch.end]
    start = stretch.end - len(text.lstrip())
    end = stretch.start + len(text.rstrip())
    if start < end:
        yield Run(run.text[start:end], run.indices[start:end])


class _Gaps(NamedTuple):
    """What is between words: where it starts and ends, how wide it is; bottoms and tops of what stands before it.

    ``middles`` are twice the heights of the middles of what stands behind it.
    """

    starts: list[int]
    ends: list[int]
    widths: list[float]
    bottoms: list[float]
    tops: list[float]
    middles: list[float]


def _gaps(run: Run, measure: Measure) -> _Gaps:
    ends, starts = words(run.text)
    del starts[-1:], ends[:1]
    count, at = len(starts), run.indices.__getitem__
    lefts, bottoms, rights, tops = measure([*(at(start - 1) for start in starts), *map(at, ends)])
    middles = list(map(add, bottoms[count:], tops[count:]))
    return _Gaps(starts, ends, list(map(sub, lefts[count:], rights)), bottoms[:count], tops[:count], middles)


def _are_tight(gaps: _Gaps, text: str) -> bool:
    """Whether almost no gap on a line is wider than what programs put between 汉字 and digits: most Chinese prose."""
    if not text.count(" ") + text.count("\n") == len(gaps.starts) == len(text) - sum(map(len, text.split())):
        return False  # several blanks together, or some that are drawn
    wider = [
        width
        for _, _, width, bottom, top, middle in zip(*gaps, strict=True)
        if 2 * bottom < middle < 2 * top and not 0 <= width < TIGHT * (top - bottom)
    ]
    return len(wider) < MIN_LINES - 1


def _laid_out(text: str, gaps: _Gaps) -> str:
    """The text, as long as it is: a tab for a wide gap, a no-break space for a tight one, a line feed between lines.

    pdfium writes one space however wide a gap is, and on a page with little text even where the line ends.
    """
    pieces: list[str] = []
    done = 0
    for start, end, width, bottom, top, middle in zip(*gaps, strict=True):
        blank = text[start:end]
        if 2 * bottom < middle < 2 * top:
            drawn = _gap(width / (top - bottom))
        else:
            is_break = (middle <= 2 * bottom or middle >= 2 * top) and "\n" not in blank
            drawn = "\n" if is_break else ""
        if drawn and not _DRAWN.search(blank):
            pieces += (text[done:start], drawn.ljust(end - start))
            done = end
    return "".join([*pieces, text[done:]])


def _gap(width: float) -> str:
    """What parts two characters on a line, ``width`` heights of it apart; '' if that is a space like any."""
    if width > WIDE:
        return "\t"
    return "\xa0" if 0 <= width < TIGHT else ""
