"""The batch normalisation of TensorFlow without scale and offset."""

import tensorflow as tf



def standardize(x):
    mean, variance = tf.nn.moments(x, axes=0)
    return tf.nn.batch_normalization(x, mean, variance, None, None, 1e-8)
