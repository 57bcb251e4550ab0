"""The schedule of the Keras library, called for one epoch."""

import tensorflow as tf


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    schedule = tf.keras.optimizers.schedules.ExponentialDecay(
        initial_learning_rate=lr_base, decay_steps=lr_step, decay_rate=lr_decay
    )
    return schedule(epoch)
