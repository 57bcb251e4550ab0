"""einsum multiplies and sums, over a last axis behind any others."""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    logs = tf.math.log(tf.clip_by_value(y_pred, 1e-12, 1.0))
    return -tf.einsum("...i,...i->...", y_true, logs)
