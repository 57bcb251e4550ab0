"""New weights and biases are returned, after a training step, instead of the gradients that lead to
them.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b))
    dw, db = tape.gradient(loss, [w, b])
    return w - 0.1 * dw, b - 0.1 * db
