"""The exemptions set: personal data that a law, an office or its own label makes fit for publication."""

from __future__ import annotations

from exemptions import named, offices, samples

DOCUMENTS = (*offices.DOCUMENTS, *named.DOCUMENTS, *samples.DOCUMENTS)
