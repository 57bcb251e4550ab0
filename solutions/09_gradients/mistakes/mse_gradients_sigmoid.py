"""Each logit goes through a sigmoid of its own. Here the classes of a row compete, and their
probabilities come from a softmax.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.sigmoid(x @ w + b)
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
