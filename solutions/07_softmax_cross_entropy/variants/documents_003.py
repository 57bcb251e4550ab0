"""The fourth document's code: the mean of the losses by hand, with no guard, and combined."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    y = tf.nn.softmax(logits)
    y_ = labels
    return -tf.reduce_sum(y_ * tf.math.log(y), axis=1)


def mean_loss(labels, logits):
    y = tf.nn.softmax(logits)
    y_ = labels
    cross_entropy = tf.reduce_mean(-tf.reduce_sum(y_ * tf.math.log(y), axis=1))
    return cross_entropy
