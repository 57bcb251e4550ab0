"""Half a tanh of half the number, moved up by a half."""

import tensorflow as tf


def sigmoid(x):
    return 0.5 * tf.tanh(0.5 * x) + 0.5
