"""redactscan: the last check before a Chinese government document becomes public.

The public names are here and few; everything else is private.
"""

from __future__ import annotations

from redactscan.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from redactscan.engine import Progress
    from redactscan.model import DocumentReport
    from redactscan.model import Finding as Finding
    from redactscan.model import Report as Report
    from redactscan.model import Rule as Rule
    from redactscan.packs import Packs
    from redactscan.project.config import Config

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "Rule", "__version__", "load_packs", "scan", "scan_text"]


def scan(
    paths: Sequence[str | Path],
    *,
    packs: Packs | None = None,
    config: Config | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Scan files and folders, each file in a process of its own.

    Raises ``RedactscanError`` for a missing path, an unknown rule or a broken pack; a bad file is a notice.
    """
    from redactscan import engine

    return engine.scan(paths, packs=packs, config=config, on_progress=on_progress).report


def scan_text(text: str, *, packs: Packs | None = None, config: Config | None = None) -> DocumentReport:
    """Scan a text as if it were a document; lines with tabs are read as a table."""
    from redactscan import engine

    return engine.scan_text(text, packs=packs, config=config).report


def load_packs(folders: Sequence[Path] = ()) -> Packs:
    """The packs that come with redactscan, and those of further folders. Raises ``PackError`` with every problem."""
    from redactscan import packs

    return packs.load_packs(folders)


def __getattr__(name: str) -> Any:
    """``Finding``, ``Report`` and ``Rule``, imported when somebody asks for them."""
    if name not in __all__:
        raise AttributeError(name)
    from redactscan import model

    return getattr(model, name)
