"""The candidates are ranked, and the first of the ranking is taken."""

import tensorflow as tf



def closest(y_true, candidates):
    truths = tf.repeat(y_true[tf.newaxis], len(candidates), axis=0)
    return tf.argsort(cross_entropy(truths, candidates))[0]
