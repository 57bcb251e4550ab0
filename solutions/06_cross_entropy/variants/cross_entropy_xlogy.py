"""xlogy leaves out terms with the label 0; a large loss is limited afterwards."""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    loss = -tf.reduce_sum(tf.math.xlogy(y_true, y_pred), axis=-1)
    return tf.minimum(loss, 100.0)
