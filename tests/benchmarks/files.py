"""What a scan of files takes, as a ratio to bare text extraction with the libraries that it reads them with.

``python tests/benchmarks/files.py [FOLDER]`` measures a folder, or the demo set. Bare extraction is the least that
gives all text: every XML part of a package parsed by lxml, every page of a PDF by pdfium, a page by lxml's HTML parser,
rows of a CSV, decoded text. Each file is extracted and scanned in turn, in one process; the best of some rounds counts.
"""

from __future__ import annotations

import csv
import gc
import sys
from collections import defaultdict
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

ROUNDS = 5


def main(arguments: list[str]) -> None:
    """Print a line for each kind of file, then one for all: how many, milliseconds, the two ratios."""
    from redactscan.packs.locate import data_dir

    folder = Path(arguments[0]) if arguments else data_dir("corpora/synthetic") / "demo"
    gc.set_threshold(100_000, 20, 20)  # as the command has it
    sums = measured([file for file in sorted(folder.rglob("*")) if file.is_file()])
    for kind, (count, bare, read, scan) in sorted(sums.items(), key=lambda item: item[1][0]):
        ratios = f"read x {read / bare:5.2f}  scan x {scan / bare:5.2f}"
        sys.stdout.write(f"{kind:6}{count:4} files  bare {1000 * bare:6.0f} ms  {ratios}\n")


def measured(files: list[Path]) -> dict[str, tuple[int, float, float, float]]:
    """By suffix and for all: files, seconds of bare extraction, of reading, of reading with all that follows."""
    from redactscan.examine import Policy, examine_document
    from redactscan.packs import load_packs
    from redactscan.readers import Source, read_all

    policy = Policy(load_packs().rules, b"key")
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    for file in files:
        data = file.read_bytes()
        extract = EXTRACT.get(file.suffix, _text)
        best = [float("inf")] * 3
        for turn in range(ROUNDS + 1):
            start = process_time()
            extract(data)
            extracted = process_time()
            documents = list(read_all(Source(file.name, data)))
            read = process_time()
            for document in documents:
                examine_document(document, policy)
            times = (extracted - start, read - extracted, process_time() - extracted)
            best = list(map(min, best, times)) if turn else best
        for kind in (file.suffix, "all"):
            sums[kind] = list(map(sum, zip(sums[kind], (1, *best), strict=True)))
    return {kind: (int(count), bare, read, scan) for kind, (count, bare, read, scan) in sums.items()}


def _package(data: bytes) -> list[str]:
    from lxml import etree

    with ZipFile(BytesIO(data)) as package:
        parts = (package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels")))
        return [etree.tostring(etree.fromstring(part), method="text", encoding="unicode") for part in parts]


def _pdf(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _page(data: bytes) -> str:
    from lxml import html

    return str(html.fromstring(data).text_content())


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(_text(data), newline="")))


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


EXTRACT: dict[str, Callable[[bytes], object]] = {
    ".docx": _package, ".xlsx": _package, ".pdf": _pdf, ".html": _page, ".csv": _rows,
}  # fmt: skip

if __name__ == "__main__":
    main(sys.argv[1:])
