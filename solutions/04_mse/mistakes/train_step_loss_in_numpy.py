"""The tape is asked about a loss that is a NumPy number, not a tensor, so it saw nothing of how the
loss was made. What happens inside the tape, in `mse` too, has to be done by TensorFlow.

Fails: takes_one_step, returns_the_loss_before_the_update, steps_on_other_data
"""

import numpy as np
import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = np.mean((np.array(y_true) - np.array(x @ w)) ** 2)
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
