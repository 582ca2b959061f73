"""Private persons beside what is nobody's business."""

from __future__ import annotations

from prose import documents

DOCUMENTS = documents(
    "private",
    "private_second",
    "private_third",
    "private_fourth",
    "private_fifth",
    "private_sixth",
    "private_seventh",
    "private_eighth",
    "private_ninth",
    "private_tenth",
    "private_eighteenth",
)
