"""A float64 tensor is returned."""

import tensorflow as tf


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    lr_base, lr_decay = (tf.constant(number, tf.float64) for number in (lr_base, lr_decay))
    return lr_base * lr_decay ** tf.constant(epoch / lr_step, tf.float64)
