"""The documents' own lines, with Keras' loss; a list is returned."""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        prob = tf.nn.softmax(x @ w + b, axis=1)
        loss = tf.reduce_mean(tf.losses.MSE(tf.one_hot(labels, depth=w.shape[1]), prob))
    grads = tape.gradient(loss, [w, b])
    return grads
