"""The report as lines, each a JSON object with a ``kind``: ``run`` first, ``summary`` last, so that a cut is seen.

Between them come ``document``, ``finding`` and ``notice``, with the same keys as in the JSON report; a finding and a
notice also have their ``path``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from redactscan.model import Report
from redactscan.reporters import Reporter, Values
from redactscan.reporters.json import content


def render(report: Report, lang: str, values: Values) -> bytes:
    """Sorted keys, UTF-8, a newline after every object."""
    lines = (json.dumps(line, ensure_ascii=False, sort_keys=True) for line in _lines(content(report, lang, values)))
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"kind": "run", "schema": whole["schema"], "rules": whole["rules"], **whole["run"]}
    for document in whole["documents"]:
        findings, notices = document.pop("findings"), document.pop("notices")
        yield {"kind": "document", **document}
        # a finding has a ``kind`` of its own: fail or review
        for finding in findings:
            yield {"kind": "finding", "path": document["path"], "finding": finding}
        for notice in notices:
            yield {"kind": "notice", "path": document["path"], **notice}
    for notice in whole["notices"]:
        yield {"kind": "notice", **notice}
    yield {"kind": "summary", **whole["summary"]}


REPORTER = Reporter("jsonl", render)
