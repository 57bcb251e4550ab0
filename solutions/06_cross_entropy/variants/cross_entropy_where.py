"""Wrong classes are chosen away before the logarithm, true ones are guarded."""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    wanted = tf.where(y_true > 0, y_pred, tf.ones_like(y_pred))
    return tf.reduce_sum(-y_true * tf.math.log(tf.maximum(wanted, 1e-10)), axis=-1)
