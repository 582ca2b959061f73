"""Write the synthetic sets: ``python corpora/generate.py [SET …] [--seed N] [--out DIR]``.

Without a set it writes all. The same seed gives the same bytes, another seed other instances of the same kinds.
Nothing is downloaded, no clock is read; what another program had to make (``made/``) lies ready and is copied.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from craft.gold import Made
from craft.people import People
from craft.pools import FEW, MANY
from demo.made import ready

HERE = Path(__file__).parent
SEED = 20240930
SETS = {
    "demo": "demo.documents",
    "rosters": "rosters",
    "marks": "marks",
    "adversarial": "adversarial",
    "lookalikes": "lookalikes",
    "exemptions": "exemptions",
    "masks": "masks",
    "private": "prose.private",
    "officials": "prose.officials",
    "private_blind": "prose.private_blind",
    "officials_blind": "prose.officials_blind",
}


def make(name: str, seed: int) -> list[Made]:
    """The documents of a set, by path. Its module lists functions from ``People`` to one or several ``Made``."""
    copied = ready(HERE / "made") if name == "demo" else []
    taken = {label.canonical for made in copied for label in made.labels if label.canonical}
    written = list(copied)
    for document in import_module(SETS[name]).DOCUMENTS:
        people = People(f"{seed}/{document.__module__}.{document.__name__}", taken, FEW if name == "demo" else MANY)
        made = document(people)
        written += [made] if isinstance(made, Made) else made
    return sorted(written, key=lambda made: made.path)


def labels(documents: Sequence[Made]) -> str:
    """One JSON object a line: the values of each document in reading order, or that it is clean."""
    entries: list[dict[str, object]] = []
    for made in documents:
        if made.clean is not None:
            entries.append({"path": made.path, "clean": True, "tags": list(made.clean)})
        elif made.tags:
            entries.append({"path": made.path, "tags": list(made.tags)})
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
        if target.exists():
            raise FileExistsError(f"two documents are called {made.path}")
        target.write_bytes(made.data)
    gold.write_text(labels(documents), encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", metavar="SET", nargs="*", choices=[*SETS, []], help=", ".join(SETS))
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=HERE / "synthetic")
    args = parser.parse_args()
    for name in args.sets or SETS:
        documents = make(name, args.seed)
        write(name, documents, args.out)
        clean = sum(made.clean is not None for made in documents)
        values = sum(bool(label.value) and not label.optional for made in documents for label in made.labels)
        size = sum(len(made.data) for made in documents)
        sys.stdout.write(f"{name}: documents = {len(documents)}, clean = {clean}, values = {values}, bytes = {size}\n")


if __name__ == "__main__":
    main()
