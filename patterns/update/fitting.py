"""Logistic regressions, by Newton's method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

PENALTY = 3.0  # on the square of a weight of a standardised sign
STEPS = 25

Vector = NDArray[np.float64]


def by_sign(rows: Sequence[Mapping[str, float]], wanted: Sequence[bool]) -> dict[str, float]:
    """The weight of each sign, and at "" what speaks for any row."""
    signs = list(dict.fromkeys(sign for row in rows for sign in row))
    weights, always = fitted(np.array([[row.get(sign, 0.0) for sign in signs] for row in rows]), wanted)
    return {"": always} | dict(zip(signs, weights.tolist(), strict=True))


def fitted(table: Vector, wanted: Sequence[bool]) -> tuple[Vector, float]:
    """The weights of the columns of a table, and what speaks for any row."""
    mean, spread = table.mean(0), table.std(0) + 1e-6
    rows = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    right = np.asarray(wanted, float)
    weights = np.zeros(rows.shape[1])
    costs = np.append(np.full(table.shape[1], PENALTY), 1e-3)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (right - share) - costs * weights
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + np.diag(costs)
        change = np.linalg.solve(bend, slope)
        weights += change
        if np.abs(change).max() < 1e-6:
            break
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ mean)
