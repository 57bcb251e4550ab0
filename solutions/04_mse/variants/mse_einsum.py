"""einsum multiplies the errors with themselves and adds them up."""

import tensorflow as tf


def mse(y_true, y_pred):
    error = tf.reshape(y_pred - y_true, [-1])
    return tf.einsum("i,i->", error, error) / tf.cast(tf.size(error), error.dtype)
