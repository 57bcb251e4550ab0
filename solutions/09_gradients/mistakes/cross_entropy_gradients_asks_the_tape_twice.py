"""The tape is asked twice, once for each gradient, but an ordinary tape forgets its record with the
first answer and raises. Both gradients can be asked for at once.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b))
    dw = tape.gradient(loss, w)
    db = tape.gradient(loss, b)
    return dw, db
