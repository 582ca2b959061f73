"""Has LibreOffice save the roster of ``canaries/same.py`` in the formats that no Python library writes.

``python -m tests.readers.data.make_same`` from the root of the repository, with LibreOffice and a Chinese font.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.readers.canaries import same
from tests.readers.data.make_ole import without_thumbnail

SOURCES = {
    "letter.docx": (same.letter, ("doc", "odt", "rtf", "html", "pdf")),
    "workbook.xlsx": (same.workbook, ("xls", "ods")),
    "slides.pptx": (same.slides, ("ppt", "odp")),
}


def main() -> None:
    """Write the files into the folder ``same`` beside this one."""
    same.SAVED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, kinds) in SOURCES.items():
            path = Path(folder, name)
            path.write_bytes(make())
            for kind in kinds:
                subprocess.run(
                    ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", kind,
                     "--outdir", str(same.SAVED), str(path)],
                    check=True, stdout=subprocess.DEVNULL,
                )  # fmt: skip
    made = same.SAVED / "slides.ppt"
    made.write_bytes(without_thumbnail(made.read_bytes()))


if __name__ == "__main__":
    main()
