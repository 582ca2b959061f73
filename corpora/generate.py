"""Write the synthetic sets: ``python corpora/generate.py demo [--seed N] [--out DIR]``.

The same seed gives the same bytes. Nothing is downloaded, no clock is read; what another program had to make
(``made/``) lies ready and is copied.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from demo.documents import DOCUMENTS
from demo.gold import Made
from demo.made import ready
from demo.people import People

HERE = Path(__file__).parent


def demo(seed: int) -> list[Made]:
    """The documents of the demo set, by path."""
    copied = ready(HERE / "made")
    taken = {label.canonical for made in copied for label in made.labels if label.canonical}
    written = [make(People(f"{seed}/{make.__module__}.{make.__name__}", taken)) for make in DOCUMENTS]
    return sorted([*copied, *written], key=lambda made: made.path)


def labels(documents: Sequence[Made]) -> str:
    """One JSON object a line: the values of each document in reading order, or that it is clean."""
    entries: list[dict[str, object]] = []
    for made in documents:
        if made.clean is not None:
            entries.append({"path": made.path, "clean": True, "tags": list(made.clean)})
        entries += [label.as_json() for label in made.labels]
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)


def write(name: str, documents: Sequence[Made], out: Path) -> None:
    """``out/name/**`` and, beside it, ``out/name.labels.jsonl``. Replaces an earlier set, and nothing but a set."""
    folder, gold = out / name, out / f"{name}.labels.jsonl"
    if folder.exists():
        if not gold.exists():
            raise FileExistsError(f"{folder} is no generated set")
        shutil.rmtree(folder)
    for made in documents:
        target = folder / made.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.data)
    gold.write_text(labels(documents), encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=["demo"])
    parser.add_argument("--seed", type=int, default=20240930)
    parser.add_argument("--out", type=Path, default=HERE / "synthetic")
    args = parser.parse_args()
    documents = demo(args.seed)
    write(args.set, documents, args.out)
    size = sum(len(made.data) for made in documents)
    sys.stdout.write(f"{len(documents)} documents, {size} bytes: {args.out / args.set}\n")


if __name__ == "__main__":
    main()
