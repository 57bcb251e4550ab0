"""Only the most likely class of the truth is looked up, and the others are dropped. That is enough
for one-hot labels; with a soft label every class counts by its share.

Fails: takes_soft_labels, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    true_class = tf.one_hot(tf.argmax(y_true, axis=-1), y_true.shape[-1])
    return -tf.math.log(tf.maximum(tf.reduce_sum(true_class * y_pred, axis=-1), 1e-37))
