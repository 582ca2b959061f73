"""SHA-256 without OpenSSL, which ``hashlib`` loads and which takes as long as it to hash half a megabyte without."""

from __future__ import annotations

import sys

try:
    if sys.version_info >= (3, 12):
        from _sha2 import sha256 as _own  # type: ignore[import-not-found]
    else:
        from _sha256 import sha256 as _own  # type: ignore[import-not-found]
except ImportError:  # an interpreter that was built without it
    from hashlib import sha256 as _own

LARGE = 1 << 19
"""Bytes from which on OpenSSL pays."""


def sha256(data: bytes | memoryview) -> str:
    """The digest of ``data``, in hexadecimal.

    >>> sha256(b"abc")[:8], sha256(b"a" * LARGE)[:8]
    ('ba7816bf', '85a84a75')
    """
    if len(data) < LARGE:
        return str(_own(data).hexdigest())
    from hashlib import sha256

    return sha256(data).hexdigest()
