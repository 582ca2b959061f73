"""Files in stores that fsspec reaches (``s3://``, ``hdfs://``, ``zip://::file://``), for a scan on a cluster.

redactscan itself opens no connection: the driver of the store does, where somebody has installed one and named a URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from redactscan.errors import RedactscanError, UsageError
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from io import BufferedIOBase


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in a store. It travels to other machines with what fsspec needs to reach it."""

    system: Any = field(repr=False)
    path: str = field(repr=False)
    size: int

    @contextmanager
    def open(self, mode: str = "rb") -> Iterator[BufferedIOBase]:
        """The content. Whatever a driver raises, now or while it is read, comes as an ``OSError``."""
        try:
            with self.system.open(self.path, mode) as content:
                yield content
        except OSError:
            raise
        except Exception as error:
            raise OSError(type(error).__name__) from None


def listing(url: str) -> tuple[str, dict[str, Stored | None]]:
    """The name of what a URL names, and the files in it by their path inside; None for a link.

    A single file is there by its name. Raises ``UsageError`` where nothing is, ``RedactscanError`` without fsspec or a
    driver. Messages name the scheme at most: a URL may hold a password.
    """
    scheme = f"{url.partition('://')[0]}://"
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise RedactscanError("stores.missing", scheme) from None
    try:
        system, root = url_to_fs(url)
        found = system.find(root, detail=True)
        there = bool(found) or system.exists(root)
    except ImportError:
        raise RedactscanError("stores.no-driver", scheme) from None
    except Exception as error:  # what a driver raises is its own affair
        raise RedactscanError("stores.unreachable", scheme, name=type(error).__name__) from None
    if not there:
        raise UsageError("error.no-such-path", scheme)
    root = root.rstrip("/")
    inside = {
        path.removeprefix(root).strip("/"): None if about.get("islink") else Stored(system, path, about["size"] or 0)
        for path, about in sorted(found.items())
    }
    name = root.rpartition("/")[2]
    return name, {path or name: file for path, file in inside.items()}
