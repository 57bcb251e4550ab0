"""The exponential of x stands above and below the bar, and for large x that is infinity over
infinity, which is not a number. Divide both parts by it first.

Fails: sigmoid_survives_large_inputs
"""

import tensorflow as tf


def sigmoid(x):
    return tf.exp(x) / (1 + tf.exp(x))
