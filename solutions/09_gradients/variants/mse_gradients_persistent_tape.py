"""A persistent tape that is asked twice, and Keras' loss class."""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(w)
        tape.watch(b)
        probabilities = tf.keras.activations.softmax(tf.linalg.matmul(x, w) + b)
        one_hot = tf.keras.utils.to_categorical(labels, num_classes=b.shape[0])
        loss = tf.keras.losses.MeanSquaredError()(one_hot, probabilities)
    dw = tape.gradient(loss, w)
    db = tape.gradient(loss, b)
    del tape
    return dw, db
