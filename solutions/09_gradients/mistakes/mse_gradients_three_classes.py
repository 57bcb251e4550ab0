"""The one-hot labels always have three columns. With another number of classes the shapes no longer
fit; take the number from `w`.

Fails: squared_error_of_other_shapes, squared_error_of_hidden_layers, squared_error_rows_sum_to_zero
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(x @ w + b)
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, depth=3)))
    return tape.gradient(loss, [w, b])
