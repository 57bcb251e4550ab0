"""The largest of the negative losses; the index has shape (1,)."""

import tensorflow as tf



def closest(y_true, candidates):
    losses = cross_entropy(tf.ones_like(candidates) * y_true, candidates)
    return tf.math.top_k(-losses, k=1).indices
