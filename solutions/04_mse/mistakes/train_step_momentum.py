"""A part of the last step is carried over into the next one, as momentum does. The first step is
right, the later ones are too long: plain gradient descent remembers nothing.

Fails: follows_the_run_from_near_zero, follows_the_run_from_afar
"""

import tensorflow as tf

velocities = {}


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    gradient = tape.gradient(loss, w).numpy()
    velocities[w.ref()] = 0.9 * velocities.get(w.ref(), 0.0) - lr * gradient
    w.assign_add(velocities[w.ref()])
    return loss
