"""The sum is rounded to a whole number before it is compared, so anything from a half to one and a
half counts as 1. Compare the difference with the tolerance instead.

Fails: requires_a_sum_of_one, allows_for_rounding
"""

import tensorflow as tf


def is_probability(rows):
    return tf.reduce_all(rows >= 0, axis=1) & (tf.round(tf.reduce_sum(rows, axis=1)) == 1)
