"""The variance as the mean of squares less the square of the mean."""

import tensorflow as tf



def standardize(x):
    mean = tf.reduce_mean(x, axis=0, keepdims=True)
    variance = tf.reduce_mean(tf.square(x), axis=0, keepdims=True) - tf.square(mean)
    deviation = tf.sqrt(tf.maximum(variance, 0.0))
    return tf.where(deviation > 0, (x - mean) / deviation, tf.zeros_like(x))
