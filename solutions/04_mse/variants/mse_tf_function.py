"""A tf.function of squared_difference, with a print that runs while it is traced."""

import tensorflow as tf


@tf.function
def mse(y_true, y_pred):
    print("tracing mse")
    return tf.reduce_mean(tf.math.squared_difference(y_true, y_pred))
