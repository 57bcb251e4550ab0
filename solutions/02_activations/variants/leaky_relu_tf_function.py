"""A traced function with a loop over the flattened numbers."""

import tensorflow as tf


@tf.function
def leaky_relu(x, alpha):
    flat = tf.reshape(x, [-1])
    out = tf.map_fn(lambda v: v if v > 0 else alpha * v, flat)
    return tf.reshape(out, tf.shape(x))
