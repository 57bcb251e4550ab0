"""A traced and compiled function."""

import tensorflow as tf


@tf.function(jit_compile=True)
def sigmoid(x):
    return 1.0 / (1.0 + tf.exp(-x))
