"""Prints the canary table as Markdown: ``python -m tests.readers.canaries`` from the root of the repository.

First, by format and role, how many places there are and what came of them; then every place by its name.
"""

from __future__ import annotations

import sys

from tests.readers.canaries.table import FILES, Read, outcome, read


def main() -> int:
    """Print the table; 1 if a place was neither found nor noticed as it should be."""
    files = {form: read(form) for form in FILES}
    cells = {(form, place): outcome(found, place) for form, found in files.items() for place in found.expected}
    print(f"{len(files)} formats, {len(cells)} places\n\n{by_role(files, cells)}\n\n{by_place(files, cells)}")  # noqa: T201
    return int(not set(cells.values()) <= {"found", "notice"})


def by_role(files: dict[str, Read], cells: dict[tuple[str, str], str]) -> str:
    """A row for each format: its places, how many were found, how many are a notice and of which cause."""
    lines = ["| format | places | found, by role | notice, by cause |", "|---|--:|---|---|"]
    for form, found in files.items():
        counts: dict[str, dict[str, int]] = {"found": {}, "notice": {}}
        for place, (_, role) in found.expected.items():
            column = counts.setdefault(cells[form, place], {})
            column[role] = column.get(role, 0) + 1
        said = ["、".join(f"{role} {count}" for role, count in sorted(column.items())) for column in counts.values()]
        lines.append(f"| {form} | {len(found.expected)} | {' | '.join(text or '–' for text in said)} |")
    return "\n".join(lines)


def by_place(files: dict[str, Read], cells: dict[tuple[str, str], str]) -> str:
    """A row for each place of each format."""
    lines = ["| format | place | | role or cause |", "|---|---|---|---|"]
    for form, found in files.items():
        lines += (
            f"| {form} | {place} | {cells[form, place]} | {role} |" for place, (_, role) in found.expected.items()
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
