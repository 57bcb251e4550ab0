"""One exponential that may become infinite, since it only ever stands below the bar."""

import tensorflow as tf


def tanh(x):
    return 1 - 2 / (tf.exp(2 * x) + 1)
