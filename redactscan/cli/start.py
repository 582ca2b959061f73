"""The start of a scan: what earlier runs have prepared is taken up, what they have not is prepared for later ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from redactscan.hints import TYPE_CHECKING
from redactscan.project.config import Config

if TYPE_CHECKING:
    from redactscan.packs import Packs


def ready(config: Config) -> Packs:
    """The packs of a config. To be called before ``redactscan.engine`` is imported, which compiles a lot."""
    keep = kept_in(os.environ)
    if keep is None:
        from redactscan.packs import load_packs

        return load_packs(config.packs)
    from redactscan.programs import use

    programs = use(keep)
    whole = False
    try:
        from redactscan.packs import load_packs, state

        known = state(config.packs)
        programs.take(known)
        packs = load_packs(config.packs, keep=keep, known=known)
        if not programs.complete:
            from redactscan.rehearsal import rehearse

            rehearse(packs)
        whole = True
    finally:
        programs.settle(whole)
    return packs


def kept_in(environ: Mapping[str, str]) -> Path | None:
    """The user's folder for what can be made again: XDG Base Directory Specification, else the system's own manner.

    None where there is no home.
    """
    if base := environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA"):
        return Path(base, "redactscan") if Path(base).is_absolute() else None
    home = environ.get("HOME")
    if not home:
        return None
    return Path(home, *(("Library", "Caches") if sys.platform == "darwin" else (".cache",)), "redactscan")
