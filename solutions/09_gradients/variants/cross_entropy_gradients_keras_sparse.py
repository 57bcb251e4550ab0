"""Keras' sparse loss class from logits, and Variables of its own."""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    w, b = tf.Variable(w), tf.Variable(b)
    criterion = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = criterion(labels, x @ w + b)
    print("loss", float(loss))
    dw, db = tape.gradient(loss, [w, b])
    return dw.numpy(), db.numpy()
