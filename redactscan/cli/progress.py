"""The progress bar: on standard error, and only if a person watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from redactscan.messages import text

if TYPE_CHECKING:
    from redactscan.engine import Progress


@contextmanager
def progress(lang: str, wanted: bool) -> Iterator[Callable[[Progress], None] | None]:
    """What ``scan`` is to call after every file; None if nobody watches."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    label = TextColumn(text("cli.scanning", lang))
    with Bar(label, BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_progress(state: Progress) -> None:
            bar.update(task, total=state.total, completed=state.done)

        yield on_progress
