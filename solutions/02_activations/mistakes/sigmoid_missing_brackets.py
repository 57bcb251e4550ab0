"""Only the first 1 below the bar is divided by, and the exponential is added to the result.
Division comes before addition: the whole denominator needs brackets.

Fails: sigmoid_maps_into_0_to_1
"""

import tensorflow as tf


def sigmoid(x):
    return 1 / 1 + tf.exp(-x)
