"""A lambda over a helper that takes the slopes of the logits from a tape."""

import tensorflow as tf


def through_logits(x, logits, labels):
    with tf.GradientTape() as tape:
        tape.watch(logits)
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        loss = tf.reduce_sum(losses) / len(labels)
    delta = tape.gradient(loss, logits)
    return tf.matmul(x, delta, adjoint_a=True), tf.reduce_sum(delta, 0)


cross_entropy_gradients = lambda x, w, b, labels: through_logits(  # noqa: E731
    x, tf.matmul(x, w) + b, labels
)
