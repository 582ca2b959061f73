"""The keyed identity of a finding. Without the key nobody can try numbers until a fingerprint fits."""

from __future__ import annotations

from redactscan.hints import TYPE_CHECKING
from redactscan.text.sensitive import Sensitive

if TYPE_CHECKING:
    import hmac

VERSION = b"v1"
SEPARATOR = b"\x1f"


class Fingerprints:
    """Those of the findings in one document: HMAC-SHA256 over rule, document and value, as 32 hex digits.

    No line, page, cell, score or time is in it: moving a paragraph changes nothing. The path is in it: consent to
    publish a number in one notice says nothing about the next.
    """

    def __init__(self, key: bytes, path: str) -> None:
        self._key, self._path = key, path
        self._begun: dict[str, hmac.HMAC] = {}

    def of(self, rule_id: str, canonical: Sensitive) -> str:
        """The fingerprint of a value that a rule finds. What is before the value is hashed once for each rule."""
        if rule_id not in self._begun:
            import hmac  # loads OpenSSL

            fields = (VERSION, rule_id.encode(), self._path.encode("utf-8", "surrogateescape"), b"")
            self._begun[rule_id] = hmac.new(self._key, SEPARATOR.join(fields), "sha256")
        whole = self._begun[rule_id].copy()
        whole.update(canonical.reveal().encode())
        return whole.hexdigest()[:32]


def fingerprint(key: bytes, rule_id: str, path: str, canonical: Sensitive) -> str:
    """That of a single finding."""
    return Fingerprints(key, path).of(rule_id, canonical)
