"""The call gives None, as when the losses are computed and perhaps printed, but not returned. A
function hands its result back with `return`.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    print(-tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=-1))
