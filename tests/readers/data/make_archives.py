"""Packs the roster of ``canaries/archive.py`` with 7-Zip, gcab and genisoimage, which no package index has.

``python -m tests.readers.data.make_archives`` from the root of the repository, with the three programs installed.
"""

from __future__ import annotations

import gzip
import subprocess
import tempfile
from pathlib import Path

from tests.readers.canaries.archive import ROSTER

HERE = Path(__file__).parent


def main() -> None:
    """Write the archives beside this file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for inner in ("救助", "空"):
            (folder / inner).mkdir()
        (folder / "救助" / "名单.csv").write_text(ROSTER, encoding="utf-8")

        def run(*command: str, within: Path = folder) -> None:
            subprocess.run(command, check=True, cwd=within, stdout=subprocess.DEVNULL)

        for made in ("roster.7z", "encrypted.7z", "encrypted-names.7z", "roster.cab"):
            (HERE / made).unlink(missing_ok=True)
        run("7z", "a", "-mx=9", "-mtm=off", str(HERE / "roster.7z"), "救助", "空")
        run("7z", "a", "-psecret", str(HERE / "encrypted.7z"), "救助/名单.csv")
        run("7z", "a", "-psecret", "-mhe=on", str(HERE / "encrypted-names.7z"), "救助")
        run("gcab", "-c", str(HERE / "roster.cab"), "名单.csv", within=folder / "救助")
        run("genisoimage", "-quiet", "-J", "-input-charset", "utf-8", "-no-pad", "-o", "roster.iso", "救助/名单.csv")
        (HERE / "roster.iso.gz").write_bytes(gzip.compress((folder / "roster.iso").read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
