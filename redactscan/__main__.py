"""The command ``redactscan``, which ``python -m redactscan`` is too."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command and end the process."""
    gc.disable()  # until ``command`` says how often: to load a program leaves nothing to collect
    _load_paths()
    from redactscan.cli import command

    command()


def _load_paths() -> None:
    """Load ``pathlib`` without ``urllib.parse``, which takes longer and is there for ``Path.as_uri`` alone.

    Later versions of Python do so by themselves.
    """
    name = "urllib.parse"
    if name not in sys.modules:
        sys.modules[name] = stand_in = type(sys)(name)
        vars(stand_in)["quote_from_bytes"] = _quoted
        import pathlib  # noqa: F401

        del sys.modules[name]


def _quoted(path: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(path)


if __name__ == "__main__":
    main()
