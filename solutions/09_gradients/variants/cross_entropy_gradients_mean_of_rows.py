"""One gradient per row from the tape's jacobian, averaged."""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=x @ w + b)
    return [tf.reduce_mean(each, axis=0) for each in tape.jacobian(losses, [w, b])]
