"""Private persons beside what is nobody's business, in the words of somebody who had not seen the rules."""

from __future__ import annotations

from prose import documents

DOCUMENTS = documents("private_blind")
