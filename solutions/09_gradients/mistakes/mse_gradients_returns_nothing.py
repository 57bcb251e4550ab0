"""Nothing is returned, so the caller gets None, as from a function without `return`. Hand both
gradients over.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(x @ w + b)
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    print(tape.gradient(loss, [w, b]))
