"""The largest likelihood instead of the smallest loss."""

import tensorflow as tf



def closest(y_true, candidates):
    return tf.argmax(tf.reduce_prod(tf.pow(candidates, y_true), axis=1), output_type=tf.int32)
