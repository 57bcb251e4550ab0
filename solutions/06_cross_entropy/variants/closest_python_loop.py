"""A loop that remembers the best candidate so far; a Python int comes back."""

import math



def closest(y_true, candidates):
    best, smallest = 0, math.inf
    for index in range(len(candidates)):
        loss = float(cross_entropy(y_true, candidates[index]))
        if loss < smallest:
            best, smallest = index, loss
    return best
