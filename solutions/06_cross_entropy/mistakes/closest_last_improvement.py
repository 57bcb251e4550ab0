"""Each candidate is compared with its neighbour before it, not with the best so far. The index
returned is that of the last improvement. Remember the smallest loss that you have seen.

Fails: finds_the_closest_of_many, finds_the_closest_to_a_soft_truth, closest_of_other_candidates
"""

import tensorflow as tf



def closest(y_true, candidates):
    logs = tf.math.log(tf.maximum(candidates, 1e-37))
    losses = -tf.reduce_sum(y_true * logs, axis=-1)
    best = 0
    for index in range(1, len(losses)):
        if losses[index] < losses[index - 1]:
            best = index
    return best
