"""Sorted rows: the first entry is the smallest, the last running sum the total."""

import numpy as np


def is_probability(rows):
    ordered = np.sort(rows, axis=1)
    running = np.cumsum(ordered, axis=1)
    return [
        bool(low >= 0) and bool(abs(total - 1) <= 1e-5)
        for low, total in zip(ordered[:, 0], running[:, -1])
    ]
