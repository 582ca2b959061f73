"""The masks set: lists that somebody masked, well, badly, unevenly, and two lists that undo each other."""

from __future__ import annotations

from masks import good, spliced, uneven, weak

DOCUMENTS = (*good.DOCUMENTS, *weak.DOCUMENTS, *uneven.DOCUMENTS, *spliced.DOCUMENTS)
