"""What goes over the pipes: eight bytes of length, then as many bytes."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")


def write(pipe: IO[bytes], frame: bytes) -> None:
    """Send one frame."""
    pipe.write(_LENGTH.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes | None:
    """One frame, or None if the other end closed before it was complete."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    frame = pipe.read(length)
    return frame if len(frame) == length else None
