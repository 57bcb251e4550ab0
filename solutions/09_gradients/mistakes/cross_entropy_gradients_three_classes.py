"""The one-hot labels are always made for three classes. With any other number they do not fit the
logits; take the number of classes from `w`.

Fails: cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers, cross_entropy_rows_sum_to_zero
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        t = tf.one_hot(labels, depth=3)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(t, x @ w + b))
    return tape.gradient(loss, [w, b])
