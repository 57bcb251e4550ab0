"""Truth and candidate are exchanged: the logarithm is taken of the truth. It belongs to the
candidate, and the truth weighs it.

Fails: finds_the_closest_to_a_soft_truth, closest_of_other_candidates
"""

import tensorflow as tf



def closest(y_true, candidates):
    logs = tf.math.log(tf.maximum(y_true, 1e-37))
    return tf.argmin(-tf.reduce_sum(candidates * logs, axis=-1))
