"""The names of TensorFlow 1."""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    tf1 = tf.compat.v1
    return tf.negative(tf1.reduce_sum(y_true * tf1.log(y_pred + 1e-10), reduction_indices=[-1]))
