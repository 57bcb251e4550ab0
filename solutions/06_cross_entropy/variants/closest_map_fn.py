"""map_fn computes the losses one by one."""

import tensorflow as tf



def closest(y_true, candidates):
    return tf.argmin(tf.map_fn(lambda row: cross_entropy(y_true, row), candidates))
