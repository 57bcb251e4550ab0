"""The documents' own lines, with Keras' loss from logits; a list is returned."""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        logits = x @ w + b
        one_hot = tf.one_hot(labels, depth=w.shape[1])
        losses = tf.losses.categorical_crossentropy(one_hot, logits, from_logits=True)
        loss = tf.reduce_mean(losses)
    grads = tape.gradient(loss, [w, b])
    return grads
