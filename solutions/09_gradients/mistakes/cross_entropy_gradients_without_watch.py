"""The gradient of `w` is None. Of a tape, that says that nothing it recorded leads from `w` to the
cross-entropy, as when it was not told to watch `w` and `b`, or began after the logits were made.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b))
    return tape.gradient(loss, [w, b])
