"""The squared differences are added up, and nothing is divided: the loss is a mean over all
entries, rows times classes.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(x @ w + b)
        loss = tf.reduce_sum(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
