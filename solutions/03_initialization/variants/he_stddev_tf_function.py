"""Traced; the number of inputs is cast first."""

import tensorflow as tf



@tf.function
def he_stddev(fan_in):
    return tf.pow(2.0 / tf.cast(fan_in, tf.float32), 0.5)
