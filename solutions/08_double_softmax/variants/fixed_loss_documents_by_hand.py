"""The post's own way by hand: softmax once, then minus the sum of label times logarithm."""

import tensorflow as tf


def fixed_loss(labels, logits):
    a1 = tf.nn.softmax(logits)
    b3 = -tf.reduce_sum(labels * tf.math.log(a1), 1)
    return b3


def total_loss(labels, logits):
    b3 = fixed_loss(labels, logits)
    loss = tf.reduce_sum(b3)
    return loss
