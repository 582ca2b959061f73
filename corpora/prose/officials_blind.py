"""Persons in office alone, in the words of somebody who had not seen the rules."""

from __future__ import annotations

from prose import documents

DOCUMENTS = documents("officials_blind")
