"""Gradients beyond some limit are cut off, as some training loops do. Here the gradients are asked
for as they are.

Fails: cross_entropy_of_other_shapes
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b)
        loss = tf.reduce_mean(losses)
    return [tf.clip_by_value(g, -2.0, 2.0) for g in tape.gradient(loss, [w, b])]
