"""A traced and compiled function that calls the library."""

import tensorflow as tf


@tf.function(jit_compile=True)
def tanh(x):
    return tf.tanh(x)
