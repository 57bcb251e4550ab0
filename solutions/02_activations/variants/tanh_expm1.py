"""The fraction written with expm1, exact near zero, in float64."""

import tensorflow as tf


def tanh(x):
    x = tf.cast(x, tf.float64)
    e = tf.math.expm1(-2 * tf.abs(x))
    return -tf.sign(x) * e / (e + 2)
