"""In float64, with the losses in one row of a matrix product."""

import tensorflow as tf


def total_loss(labels, logits):
    losses = tf.cast(fixed_loss(labels, logits), tf.float64)[tf.newaxis, :]
    return losses @ tf.ones((losses.shape[1], 1), tf.float64)
