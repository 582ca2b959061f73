"""The marks set: every mark that stops a publication in its place, and prose that only speaks of them."""

from __future__ import annotations

from marks import composed, marked, prose

DOCUMENTS = (*marked.DOCUMENTS, *composed.DOCUMENTS, *prose.DOCUMENTS)
