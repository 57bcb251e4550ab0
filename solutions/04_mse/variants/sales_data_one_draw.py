"""All 96 numbers are drawn at once and divided up; a list of tensors is returned."""

import numpy as np
import tensorflow as tf


def sales_data(seed):
    numbers = np.random.RandomState(seed).rand(96)
    x = numbers[:64].reshape(32, 2)
    noise = numbers[64:, np.newaxis] / 10 - 0.05
    y_true = x @ np.ones((2, 1)) + noise
    return [tf.constant(x, tf.float32), tf.constant(y_true, tf.float32)]
