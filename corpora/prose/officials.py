"""Persons in office alone."""

from __future__ import annotations

from prose import documents

DOCUMENTS = documents(
    "officials",
    "officials_second",
    "officials_third",
    "officials_fourth",
    "officials_fifth",
    "officials_sixth",
    "officials_seventh",
    "officials_eighth",
    "officials_ninth",
    "officials_tenth",
    "officials_eighteenth",
)
