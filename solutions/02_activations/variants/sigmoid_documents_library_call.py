"""TensorFlow's own function, as the documents recommend."""

import tensorflow as tf


def sigmoid(x):
    return tf.sigmoid(x)
