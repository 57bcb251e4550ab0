"""The number of classes is taken from the largest label of the batch, so it is too small when the
last class does not occur. Take it from `w`.

Fails: squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(x @ w + b)
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, depth=int(max(labels)) + 1)))
    return tape.gradient(loss, [w, b])
