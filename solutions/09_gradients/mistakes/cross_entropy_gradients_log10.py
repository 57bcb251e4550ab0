"""The logarithm has base 10, so the gradients are smaller by a factor of about 2.3. The cross-
entropy uses the natural logarithm.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import math

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b)
        loss = tf.reduce_mean(losses) / tf.math.log(10.0)
    return tape.gradient(loss, [w, b])
