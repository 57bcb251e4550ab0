"""The answers are words. True and False, or 1 and 0, are what a program can go on with.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import numpy as np


def is_probability(rows):
    rows = np.asarray(rows)
    fits = (rows >= 0).all(axis=1) & (np.abs(rows.sum(axis=1) - 1) <= 1e-5)
    return ["yes" if answer else "no" for answer in fits]
