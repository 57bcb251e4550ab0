"""A float64 tensor, from the reciprocal root."""

import tensorflow as tf



def he_stddev(fan_in):
    return tf.math.rsqrt(tf.cast(fan_in, tf.float64) / 2)
