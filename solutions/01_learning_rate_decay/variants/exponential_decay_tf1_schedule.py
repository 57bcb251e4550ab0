"""The TensorFlow 1 schedule under its TensorFlow 2 name, which gives a function in eager mode."""

import tensorflow as tf


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    rate = tf.compat.v1.train.exponential_decay(
        lr_base, global_step=epoch, decay_steps=lr_step, decay_rate=lr_decay, staircase=False
    )
    return rate()
