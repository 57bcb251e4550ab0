"""The slopes are worked out first and multiplied with x by einsum."""

import tensorflow as tf


def leaky_relu(x, alpha):
    slopes = tf.where(x > 0, tf.ones_like(x), alpha * tf.ones_like(x))
    return tf.einsum("...,...->...", slopes, x)
