"""Each row times each column, as a product of small matrices."""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    logs = tf.math.log(tf.maximum(y_pred, 1e-15))
    return -tf.squeeze(y_true[..., tf.newaxis, :] @ logs[..., :, tf.newaxis], axis=[-2, -1])
