"""The last of the running totals, kept as an array of one number."""

import tensorflow as tf


def total_loss(labels, logits):
    return tf.cumsum(fixed_loss(labels, logits))[-1:]
