"""A float32 tensor."""

import tensorflow as tf



def he_stddev(fan_in):
    return tf.sqrt(2.0 / fan_in)
