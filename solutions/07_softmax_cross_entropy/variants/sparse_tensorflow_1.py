"""The sparse loss by the TensorFlow 1 function under its TensorFlow 2 name."""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    return tf.compat.v1.losses.sparse_softmax_cross_entropy(
        labels=labels, logits=logits, reduction=tf.compat.v1.losses.Reduction.NONE
    )
