"""The programs beside the sets, and those that rebuild what is fitted, still find what they import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = (
    "corpora/ner.py",
    "corpora/speed.py",
    "patterns/update/name_weights.py",
    "patterns/update/private_weights.py",
    "patterns/update/tenor_weights.py",
    "patterns/update/tone_weights.py",
)
LOAD = (
    "import runpy, sys; [(sys.path.insert(0, file.rpartition('/')[0]), runpy.run_path(file)) for file in sys.argv[1:]]"
)


def test_they_load() -> None:
    pytest.importorskip("numpy")
    done = subprocess.run([sys.executable, "-c", LOAD, *FILES], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
