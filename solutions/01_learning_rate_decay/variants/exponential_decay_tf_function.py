"""TensorFlow's power inside a tf.function; a float32 tensor is returned."""

import tensorflow as tf


@tf.function
def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return tf.constant(lr_base) * tf.pow(tf.constant(lr_decay), epoch / lr_step)
