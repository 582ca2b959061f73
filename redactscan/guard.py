"""What a report shows of a document besides findings: its title, the names of its parts, with what they say masked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactscan.assess import Judged, Setting, assess
from redactscan.detectors import detect
from redactscan.detectors.lines import Line
from redactscan.hints import TYPE_CHECKING
from redactscan.model import Document, Field, Location, Match, Passage, Rule, Severity, Span, text_at
from redactscan.text.mask import mask, scrub

if TYPE_CHECKING:
    from redactscan.detectors.listed import WatchList

_WORDS = frozenset({"terms", "layout"})
"""Techniques that find words such as 机密 or 精神障碍, which tell nothing of a person."""
_PART = re.compile(r"[A-Za-z]+[0-9]{0,2}(?:[/.][A-Za-z]+[0-9]{0,2})*(?: [0-9]{1,4})?")


class Guard:
    """Masks the short texts that a report shows of one document."""

    def __init__(self, rules: Sequence[Rule], names: WatchList | None, setting: Setting) -> None:
        self._rules = [rule for rule in rules if rule.detect.kind not in _WORDS]
        self._names, self._setting = names, setting
        self._known: dict[str, str] = {"": ""}

    def __call__(self, text: str) -> str:
        """A name that is no text of the document, with what the rules find in it masked, and any long number."""
        if text not in self._known:
            self._known[text] = text if is_technical(text) and not self._names else self._examined(text)
        return self._known[text]

    def _examined(self, text: str) -> str:
        from redactscan.detectors.misnomers import is_a_name

        if is_a_name(text):
            return mask(text, 1, 0)
        passage = Passage(text, Location("", "metadata", Field("name")))
        detected = detect(Document("", "", "", 0, (passage,)), self._rules, self._names)
        judged, _case = assess(detected, "", (), self._setting)
        return scrub(self.masked(text, [found.match for found in judged if found.severity > Severity.INFO]))

    def line(self, line: Line, judged: Sequence[Judged]) -> str | None:
        """A line of the document, with what was found in it masked, and any long number; None if nothing is left."""
        start, end = line.start, line.start + len(line.view.raw)
        if text_at(line.source, line.cell)[start:end] != line.view.raw:  # what its ticked boxes say
            return self(line.view.raw.strip()) or None
        there = (found.match for found in judged if found.severity > Severity.INFO)
        inside = [
            match._replace(span=Span(match.span.start - start, match.span.end - start))
            for match in there
            if match.source is line.source and match.cell == line.cell and match.rule.detect.kind != "assess"
            if start <= match.span.start and match.span.end <= end
        ]
        return scrub(self.masked(line.view.raw, inside)).strip() or None

    def masked(self, text: str, matches: Sequence[Match]) -> str:
        """``text`` with the matches in it masked as in an excerpt."""
        for match in sorted(matches, key=lambda m: m.span, reverse=True):
            if match.rule.detect.kind in _WORDS:
                continue
            redact, span = match.rule.redact, match.span
            hidden = mask(text[span.start : span.end], redact.keep_prefix, redact.keep_suffix)
            text = text[: span.start] + hidden + text[span.end :]
        return text


def is_technical(name: str) -> bool:
    """Whether a name is that of a part of a file: no rule finds anything in such a one.

    >>> is_technical("word/document.xml"), is_technical("page 12"), is_technical("低保名单")
    (True, True, False)
    """
    return bool(_PART.fullmatch(name))
