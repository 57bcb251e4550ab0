"""By a gradient tape through maximum(0, x): at a tie TensorFlow follows the first argument."""

import tensorflow as tf


def relu_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.maximum(0.0, x)
    return tape.gradient(y, x)
