"""Where the shipped data is: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import redactscan


def data_dir(name: str) -> Path:
    """The folder ``name`` of the checkout, such as ``corpora/synthetic``, or its copy in the installed package."""
    package = Path(redactscan.__file__).parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name


def shipped() -> Path:
    """The folder that holds one folder for each shipped pack."""
    return data_dir("patterns")


def folders(root: Path) -> tuple[Path, ...]:
    """The packs in ``root``, by name: every folder with a ``pack.toml``."""
    inside = root.iterdir() if root.is_dir() else ()
    return tuple(sorted(folder for folder in inside if (folder / "pack.toml").is_file()))
