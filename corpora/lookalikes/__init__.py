"""The look-alikes set: what is as long as an identity number, begins like a mobile number, sounds like an illness."""

from __future__ import annotations

from lookalikes import codes, figures

DOCUMENTS = (*codes.DOCUMENTS, *figures.DOCUMENTS)
