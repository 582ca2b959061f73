"""The adversarial set: every number in every disguise, and the same numbers behind labels in disguise."""

from __future__ import annotations

from adversarial import labels, numbers, places

DOCUMENTS = (*numbers.DOCUMENTS, *labels.DOCUMENTS, *places.DOCUMENTS)
