"""The caller's rows are changed on the way, as when an array is sorted by its own sort, which works
in place, or written to with out=. Work on a copy, or look at the rows without changing them.

Fails: leaves_inputs_alone
"""

import numpy as np


def is_probability(rows):
    rows.sort(axis=1)
    return (rows[:, 0] >= 0) & (np.abs(rows.sum(axis=1) - 1) <= 1e-5)
