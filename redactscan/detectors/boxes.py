"""Boxes to tick: of a line of alternatives only the ticked ones count (公开属性：□主动公开 ☑依申请公开)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactscan.text import regex
from redactscan.text.view import BLANK

TICK = "☑"
# The last of each row are what the fonts Wingdings and Wingdings 2 show as a ticked, a crossed and an empty box.
_SURE = r"[☑☒✅🗹🗷\uf0fe\uf0fd\uf052\uf053]|[□☐][√✓✔]|[(\[（［【〔]\s*[√✓✔☑xX×]\s*[)\]）］】〕]"
_BULLET = r"[■●◉⊙√✓✔\uf0fc\uf050]"  # also what stands before every item of a list
_EMPTY = r"[□☐○◯◻▢⬜\uf0a8\uf06f\uf071\uf0a3]|[(\[（［【〔]\s*[)\]）］】〕]"
_BOX = regex.compile(rf"(?P<sure>{_SURE})|(?P<bullet>{_BULLET})|(?P<empty>{_EMPTY})")
_SIGNS, _OPENING = "☑☒✅🗹🗷\uf0fe\uf0fd\uf052\uf053√✓✔■●◉⊙\uf0fc\uf050", "(\\[（［【〔"
TICKED = f"[{_SIGNS}]|[{_OPENING}][{BLANK}]*[xX×]"
TICKS = re.compile(f"[{_SIGNS}{_OPENING}](?:(?<![{_OPENING}])|[{BLANK}]*[xX×])")  # the same, but quicker
"""What ``ticked`` has anything to say of; in a raw line."""
_LABEL = regex.compile(r"\s*([^:：]{2,16}[:：])")
_HINT = regex.compile(r"[(（][^()（）]*[)）]")  # 公开属性（请打√）：
_BETWEEN = " \t　、，,;；。."


def ticked(line: str) -> Iterator[tuple[str, int]]:
    """What a raw line says by each of its ticked alternatives, and where the beginning of that would be in the line.

    That is the label of the line with the alternative, or ``TICK`` and the alternative. Boxes stand before their words
    or, if nothing follows the last of them, behind. A bullet is a tick only behind a label or beside an empty box.

    >>> list(ticked("公开属性：□主动公开 ☑依申请公开 □不予公开"))
    [('公开属性：依申请公开', 7)]
    >>> list(ticked("主动公开（ ） 不予公开（√）")), list(ticked("■主动公开")), list(ticked("□主动公开 □不予公开"))
    ([('☑不予公开', 7)], [], [])
    """
    labelled = _LABEL.match(line)
    lead = labelled.end() if labelled else 0
    boxes = list(_BOX.finditer(line, lead))
    if not any(box["sure"] or box["bullet"] for box in boxes):
        return
    sure = bool(labelled) or any(box["empty"] for box in boxes)
    behind = not line[boxes[-1].end() :].strip(_BETWEEN + ")）】")
    starts = [lead, *(box.end() for box in boxes)]
    ends = [*(box.start() for box in boxes), len(line)]
    said = _HINT.sub("", labelled[1]) if labelled else TICK
    for number, box in enumerate(boxes):
        at = number if behind else number + 1
        words = line[starts[at] : ends[at]]
        if box["sure"] or (box["bullet"] and sure):
            start = starts[at] + len(words) - len(words.lstrip(_BETWEEN))
            yield said + words.strip(_BETWEEN), start - len(said)
