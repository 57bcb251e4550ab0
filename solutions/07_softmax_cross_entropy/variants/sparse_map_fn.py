"""The sparse loss of one row, mapped over pairs of label and row."""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    return tf.map_fn(
        lambda pair: tf.reduce_logsumexp(pair[1]) - tf.gather(pair[1], pair[0]),
        (tf.convert_to_tensor(labels), tf.convert_to_tensor(logits)),
        fn_output_signature=tf.float32,
    )
