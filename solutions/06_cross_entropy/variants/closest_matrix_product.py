"""Logarithms of the candidates times the truth, as a matrix product."""

import tensorflow as tf



def closest(y_true, candidates):
    return tf.argmax(tf.linalg.matvec(tf.math.log(candidates + 1e-12), y_true))
