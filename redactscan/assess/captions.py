"""The word before a finding that says what it is: for the reader of a report, and nothing that a document added.

Whole sentences would be kinder to read, but they hold what no rule has found: the next leak would be ours. So what is
shown beside an excerpt comes out of the rule, not out of the document.
"""

from __future__ import annotations

from redactscan.model import Match, Table

WIDTH = 24
"""Characters before a match in which its label is looked for."""

_SEPARATORS = " \t\u3000:：为是（(【「"


def label_before(match: Match) -> str:
    """The last of the rule's own words in the line before the match, with … where something stands between; or ''."""
    if isinstance(match.source, Table):
        return ""
    before = match.source.text[max(0, match.span.start - WIDTH) : match.span.start].rpartition("\n")[2]
    ends = [(before.rfind(word) + len(word), word) for word in match.rule.context.raise_ if word in before]
    if not ends:
        return ""
    end, word = max(ends)
    between = before[end:]
    return f"{word}：" if not between.strip(_SEPARATORS) else f"{word}…"
