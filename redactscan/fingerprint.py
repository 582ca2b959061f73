"""The keyed identity of a finding. Without the key nobody can try numbers until a fingerprint fits."""

from __future__ import annotations

import hmac

from redactscan.text.sensitive import Sensitive

VERSION = b"v1"
SEPARATOR = b"\x1f"


def fingerprint(key: bytes, rule_id: str, path: str, canonical: Sensitive) -> str:
    """HMAC-SHA256 over rule, document and value, as 32 hex digits.

    No line, page, cell, score or time is in it: moving a paragraph changes nothing. The path is in it: consent to
    publish a number in one notice says nothing about the next.
    """
    fields = (VERSION, rule_id.encode(), path.encode("utf-8", "surrogateescape"), canonical.reveal().encode())
    return hmac.digest(key, SEPARATOR.join(fields), "sha256").hex()[:32]
