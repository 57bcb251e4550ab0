"""TensorFlow 1 calls under their TensorFlow 2 names."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    too_much = tf.compat.v1.where(
        tf.compat.v1.less(y_true, y_pred),
        tf.compat.v1.scalar_mul(cost, tf.compat.v1.subtract(y_pred, y_true)),
        tf.compat.v1.scalar_mul(profit, tf.compat.v1.subtract(y_true, y_pred)),
    )
    return tf.compat.v1.reduce_mean(too_much, keep_dims=False)
