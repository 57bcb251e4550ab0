"""A TensorFlow generator, made anew from the seed."""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    generator = tf.random.Generator.from_seed(seed)
    return generator.normal([fan_in, fan_out], stddev=(2.0 / fan_in) ** 0.5)
