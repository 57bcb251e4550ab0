"""A lambda that takes the logarithm of the reciprocal instead of the minus."""

import tensorflow as tf



cross_entropy = lambda y_true, y_pred: tf.reduce_sum(
    y_true * tf.math.log(1.0 / tf.maximum(y_pred, 1e-30)), axis=-1
)
