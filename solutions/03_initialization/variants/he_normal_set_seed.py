"""TensorFlow's global seed is set before drawing."""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    tf.random.set_seed(seed)
    return tf.random.normal([fan_in, fan_out], mean=0.0, stddev=float(he_stddev(fan_in)))
