"""The losses of the rows are averaged into one number. Here each row keeps its own loss; nothing
is averaged.

Fails: gives_one_loss_per_row, takes_any_number_of_axes, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    losses = -tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=-1)
    return tf.reduce_mean(losses)
