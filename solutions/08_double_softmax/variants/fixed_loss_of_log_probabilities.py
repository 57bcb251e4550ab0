"""Log-probabilities go in as logits: softmax turns them back into the same probabilities."""

import tensorflow as tf


def fixed_loss(labels, logits):
    log_probabilities = tf.math.log(tf.nn.softmax(logits))
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=log_probabilities)
