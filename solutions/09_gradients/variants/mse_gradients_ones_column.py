"""The bias as one more row of weights, for an input that is always 1."""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    inputs = tf.concat([x, tf.ones([len(x), 1])], axis=1)
    weights = tf.concat([w, b[tf.newaxis]], axis=0)
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(weights)
        p = tf.nn.softmax(inputs @ weights)
        loss = tf.reduce_sum(tf.square(p - tf.one_hot(labels, len(b)))) / len(b) / len(x)
    gradient = tape.gradient(loss, weights)
    return gradient[:-1], gradient[-1]
