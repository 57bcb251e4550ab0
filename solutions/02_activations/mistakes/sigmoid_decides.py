"""The result is rounded to 0 or 1. The sigmoid gives the whole range in between; deciding for a
class is another step, and it has no slope to learn from.

Fails: sigmoid_maps_into_0_to_1
"""

import tensorflow as tf


def sigmoid(x):
    return tf.round(tf.sigmoid(x))
