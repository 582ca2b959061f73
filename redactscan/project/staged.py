"""What is about to be committed: the content in git's index, which may differ from the file in the folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

_POINTER = b"version https://git-lfs.github.com/spec/"  # the index holds no content of such a file
_TIME_S = 60


def staged(files: Sequence[Path]) -> dict[Path, bytes]:
    """The staged content of those ``files`` that have one; {} outside a repository and where there is no git."""
    if not files or not _in_repository():
        return {}
    import subprocess

    try:
        listed = _git(["ls-files", "--stage", "-z", "--", *map(str, files)])
    except (OSError, subprocess.SubprocessError):
        return {}
    objects: dict[Path, str] = {}
    for line in filter(None, listed.split(b"\0")):
        state, _, name = line.partition(b"\t")
        mode, digest, stage = state.decode("ascii").split()
        if stage == "0" and mode.startswith("100"):  # neither a conflict nor a link nor a submodule
            objects[Path(name.decode("utf-8", "surrogateescape")).resolve()] = digest
    wanted = {file: objects[file.resolve()] for file in files if file.resolve() in objects}
    contents = {file: _git(["cat-file", "blob", digest]) for file, digest in wanted.items()}
    return {file: data for file, data in contents.items() if not data.startswith(_POINTER)}


def _in_repository() -> bool:
    """Whether it is worth asking git, which takes longer to start than to answer."""
    here = Path.cwd()
    return "GIT_DIR" in os.environ or any((folder / ".git").exists() for folder in (here, *here.parents))


def _git(arguments: Sequence[str]) -> bytes:
    import subprocess

    # core.fsmonitor and hooks of a hostile repository would run programs; reading the index needs neither
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=_TIME_S).stdout  # noqa: S603  fixed program
