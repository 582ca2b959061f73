"""Characters a second on one core: ``python corpora/speed.py FOLDER [--watchlist FILE] [--rounds N]``.

The texts of a folder go through all shipped rules in this process: once cold, when patterns are compiled and the
tagger is loaded, then some rounds warm, of which the quickest counts. Seconds are the processor's own. A busy machine
is slower even so: compare two versions by turns. What the tagger reads is dear, so its share is told besides.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from redactscan.detectors import tagger
from redactscan.detectors.listed import WatchList
from redactscan.engine import for_examples
from redactscan.examine import Policy, examine_document
from redactscan.model import Document
from redactscan.packs import load_packs
from redactscan.project.watchlist import people
from redactscan.readers import Limits, Source, read_all


def main(folder: Path, watchlist: Path | None, rounds: int) -> None:
    """Prints three lines."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # NumPy, which is not imported yet, reads them then
    files = sorted(folder.rglob("*.txt"))
    documents = [one for file in files for one in read_all(Source(file.name, file.read_bytes(), Limits()))]
    size = sum(len(passage.text) for document in documents for passage in document.passages)
    listed = WatchList.of(person.name for person in people(watchlist)) if watchlist else None
    policy = Policy(load_packs().rules, b"speed", listed, for_examples())
    cold, *warm = [_seconds(documents, policy) for _ in range(1 + rounds)]
    with mock.patch.object(tagger, "read", wraps=tagger.read) as asked:
        _seconds(documents, policy)
    read = sum(len(text) for call in asked.call_args_list for text in call.args[0])
    sys.stdout.write(
        f"{size:,} characters in {len(documents)} documents\n"
        f"cold {size / cold:,.0f} characters/s, warm {size / min(warm):,.0f} characters/s\n"
        f"the tagger was asked {asked.call_count} times and read {read / size:.2%}\n"
    )


def _seconds(documents: Sequence[Document], policy: Policy) -> float:
    started = time.process_time()
    for document in documents:
        examine_document(document, policy)
    return time.process_time() - started


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--watchlist", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    main(given.folder, given.watchlist, given.rounds)
