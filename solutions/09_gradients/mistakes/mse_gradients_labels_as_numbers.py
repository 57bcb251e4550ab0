"""The label itself, such as 2, is compared with every probability of its row. It is the number of a
class, and has to become a one-hot row.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(x @ w + b)
        t = tf.cast(labels, tf.float32)[:, tf.newaxis]
        loss = tf.reduce_mean(tf.square(p - t))
    return tape.gradient(loss, [w, b])
