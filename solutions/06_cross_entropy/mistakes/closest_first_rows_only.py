"""Only the first few candidates are looked at. There may be more, and the last may be the best:
go through all rows.

Fails: finds_the_closest_of_many, finds_the_closest_to_a_soft_truth
"""

import tensorflow as tf


def closest(y_true, candidates):
    logs = tf.math.log(tf.maximum(candidates[:8], 1e-37))
    return tf.argmin(-tf.reduce_sum(y_true * logs, axis=-1))
