"""Office files under a password that every program knows, and tries before it asks anybody."""

from __future__ import annotations

import re
from io import BytesIO

# Excel enciphers a workbook whose structure alone is protected with this one ([MS-OFFCRYPTO] calls it the default).
_PASSWORD = "VelvetSweatshop"  # noqa: S105
# Rounds of hashing that the file asks for, 100,000 in Office; ten million keep a machine busy for half a minute.
_ROUNDS = re.compile(rb"spinCount=\"(\d{1,12})\"")
_MOST_ROUNDS = 1_000_000
_FILES = (b"PK", b"\xd0\xcf\x11\xe0")


def decipher(data: bytes) -> bytes | None:
    """The file without its cipher; None if it has another password, or the extra that could open it is missing."""
    try:
        import msoffcrypto
    except ImportError:
        return None
    if any(int(rounds) > _MOST_ROUNDS for rounds in _ROUNDS.findall(data)):
        return None
    plain = BytesIO()
    try:
        file = msoffcrypto.OfficeFile(BytesIO(data))
        file.load_key(password=_PASSWORD)
        file.decrypt(plain)
    except Exception:  # whatever a hostile header makes of a library that trusts it
        return None
    found = plain.getvalue()
    return found if found.startswith(_FILES) else None
