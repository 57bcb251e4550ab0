"""Uniform numbers, bent by the inverse of the normal distribution."""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    u = tf.random.stateless_uniform([fan_in, fan_out], [seed, 5], 1e-7, 1.0 - 1e-7)
    return tf.math.ndtri(u) * float(he_stddev(fan_in))
