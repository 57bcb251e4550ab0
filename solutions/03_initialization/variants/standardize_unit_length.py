"""Centred columns are brought to length 1, then stretched by the root of n."""

import tensorflow as tf



def standardize(x):
    centred = x - tf.reduce_mean(x, axis=0)
    n = tf.cast(tf.shape(x)[0], x.dtype)
    return tf.math.l2_normalize(centred, axis=0) * tf.sqrt(n)
