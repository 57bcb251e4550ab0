"""The global seed and the seed of the operation."""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    tf.random.set_seed(seed)
    values = tf.random.normal((fan_in, fan_out), seed=seed)
    return values * tf.cast(he_stddev(fan_in), tf.float32)
