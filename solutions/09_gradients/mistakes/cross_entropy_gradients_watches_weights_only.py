"""The gradient of `b` is None, as when the tape of the cross-entropy was told to watch `w` only.
Both are plain tensors, and both have to be watched.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b))
    return tape.gradient(loss, [w, b])
