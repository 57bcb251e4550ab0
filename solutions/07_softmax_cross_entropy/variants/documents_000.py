"""The first document's code: Keras' loss on softmax, and the library's combined loss."""

import tensorflow as tf


def softmax(logits):
    return tf.nn.softmax(logits)


def cross_entropy_stepwise(labels, logits):
    y_pro = tf.nn.softmax(logits)
    loss_ce1 = tf.losses.categorical_crossentropy(labels, y_pro)
    return loss_ce1


def softmax_cross_entropy(labels, logits):
    loss_ce2 = tf.nn.softmax_cross_entropy_with_logits(labels, logits)
    return loss_ce2


def mean_loss(labels, logits):
    cross_entropy = tf.reduce_mean(
        tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    )
    return cross_entropy
