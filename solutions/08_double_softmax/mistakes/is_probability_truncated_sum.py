"""The sum is turned into a whole number, which cuts off its decimals: 0.9999999 becomes 0, and 1.9
becomes 1. Compare the difference with the tolerance instead.

Fails: requires_a_sum_of_one, recognises_softmax_outputs
"""

import numpy as np


def is_probability(rows):
    answers = []
    for row in np.asarray(rows, dtype=np.float64):
        answers.append(min(row) >= 0 and int(sum(row)) == 1)
    return answers
