"""Precision and recall of a scan against a labelled set."""

from __future__ import annotations

from redactscan.bench.labels import Gold, Label, load
from redactscan.bench.score import Row, Scored, Table, bench

__all__ = ["Gold", "Label", "Row", "Scored", "Table", "bench", "load"]
