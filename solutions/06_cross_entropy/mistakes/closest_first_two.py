"""Only the first two candidates are compared. There may be more, or just one: go through all rows.

Fails: finds_the_closest_of_many, finds_the_closest_to_a_soft_truth
"""

import tensorflow as tf



def closest(y_true, candidates):
    first = cross_entropy(y_true, candidates[0])
    second = cross_entropy(y_true, candidates[1])
    return 0 if first < second else 1
