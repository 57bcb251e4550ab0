"""The whole function is traced."""

import tensorflow as tf



@tf.function
def cross_entropy(y_true, y_pred):
    terms = tf.math.multiply_no_nan(tf.math.log(tf.maximum(y_pred, 1e-20)), y_true)
    return tf.negative(tf.reduce_sum(terms, axis=tf.rank(terms) - 1))
