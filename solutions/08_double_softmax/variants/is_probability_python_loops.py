"""A loop over the rows with exact sums, returning a list of booleans."""

import math


def is_probability(rows):
    answers = []
    for row in rows:
        values = [float(value) for value in row]
        answers.append(min(values) >= 0 and abs(math.fsum(values) - 1) <= 1e-5)
    return answers
