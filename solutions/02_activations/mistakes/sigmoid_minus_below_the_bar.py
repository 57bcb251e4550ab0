"""The denominator is a difference, so the curve has a pole at 0 and leaves the range from 0 to 1.
The 1 and the exponential are added.

Fails: sigmoid_maps_into_0_to_1
"""

import tensorflow as tf


def sigmoid(x):
    return 1 / (1 - tf.exp(-x))
