"""The number that keeps the logarithm finite is so large that it changes which candidate is best:
a small probability of a true class costs too little. Choose a far smaller one.

Fails: finds_the_closest_to_a_soft_truth
"""

import tensorflow as tf


def closest(y_true, candidates):
    return tf.argmin(-tf.reduce_sum(y_true * tf.math.log(candidates + 0.01), axis=-1))
