"""The softmax is applied to the probabilities once more before they are compared with the labels.
Once is enough.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(tf.nn.softmax(x @ w + b))
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
