"""The answers are right, but the caller's rows are sorted on the way: the array's own sort works in
place. Sort a copy, or find the smallest entry without sorting.

Fails: leaves_inputs_alone
"""

import numpy as np


def is_probability(rows):
    rows.sort(axis=1)
    return (rows[:, 0] >= 0) & (np.abs(rows.sum(axis=1) - 1) <= 1e-5)
