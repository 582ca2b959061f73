"""Processor time for a megabyte of prose: redactscan by turns with tools that find some of the same.

``pip install argus-redact jionlp``, then ``python tests/benchmarks/peers.py FOLDER`` with a folder of texts; they are
repeated up to a megabyte of UTF-8. jionlp has a function a kind of value, and all are called. Both find numbers only;
redactscan seeks names as well in its second line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from redactscan.bench.speed import document, search
from redactscan.engine import for_examples
from redactscan.examine import Policy, examine_document
from redactscan.packs import load_packs

BYTES = 1_000_000
ROUNDS = 3  # after a first one that does not count


def main(folder: Path) -> None:
    """Prints a line for each."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # NumPy, which is not imported yet, reads it then
    text = prose(folder)
    works = {name: make(text) for name, make in (*OURS.items(), *PEERS.items())}
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(1 + ROUNDS):
        for name, work in works.items():
            start = process_time()
            work()
            times[name].append(process_time() - start)
    least = {name: min(spent[1:]) for name, spent in times.items()}
    for name, seconds in least.items():
        ratios = "  ".join(f"{seconds / least[ours]:7.1f} x {ours}" for ours in OURS)
        sys.stdout.write(f"{name:<28}{seconds:8.2f} s  {ratios}\n")


def prose(folder: Path) -> str:
    """The lines of its texts, again and again."""
    lines = [line for file in sorted(folder.rglob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]
    size = sum(len(line.encode()) + 1 for line in lines)
    return "\n".join(islice(cycle(lines), BYTES * len(lines) // size))


def _search(text: str) -> Callable[[], object]:
    whole, rules = document(text), load_packs().rules
    return lambda: search(whole, rules)


def _examine(text: str) -> Callable[[], object]:
    whole, policy = document(text), Policy(load_packs().rules, b"speed", None, for_examples())
    return lambda: examine_document(whole, policy)


def _argus(text: str) -> Callable[[], object]:
    from argus_redact import redact

    return lambda: redact(text, mode="fast")


def _jionlp(text: str) -> Callable[[], object]:
    import jionlp

    kinds = ("email", "id_card", "ip_address", "motor_vehicle_licence_plate", "phone_number", "qq", "url", "wechat_id")
    functions = [getattr(jionlp, f"extract_{kind}") for kind in kinds]
    return lambda: [function(text) for function in functions]


OURS = {"redactscan search": _search, "redactscan with names": _examine}
PEERS = {"argus-redact fast": _argus, "jionlp extract_*": _jionlp}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
