"""The TensorFlow 1 optimizer under its TensorFlow 2 name, made anew in every epoch."""

import numpy as np
import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    w = tf.Variable(w, dtype=tf.float32)
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = tf.square(w + 1.0).numpy()
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(lr)
        optimizer.minimize(lambda: tf.square(w + 1.0), var_list=[w])
        rows.append((w.numpy(), loss, float(lr)))
    return np.array(rows)
