"""The sum over the batch is always divided by 2, the number of rows in one example. With more rows
the gradients are too large; use the number of rows of `x`.

Fails: cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers, cross_entropy_keeps_its_bounds
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b)
        loss = tf.reduce_sum(losses) / 2
    return tape.gradient(loss, [w, b])
