"""A Keras optimizer that was made once and is kept outside the function knows only the first
Variable it has updated and refuses any other. The step must work for every `w` that it is given.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf

optimizer = tf.keras.optimizers.SGD()


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    optimizer.learning_rate = lr
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss
