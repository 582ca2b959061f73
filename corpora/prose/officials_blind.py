"""Persons in office as in ``officials``, by somebody who had seen neither the rules nor those texts; measured once."""

from __future__ import annotations

from prose import documents

DOCUMENTS = documents("officials_blind")
