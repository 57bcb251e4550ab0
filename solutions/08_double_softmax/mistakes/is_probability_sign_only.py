"""Only the signs of the entries are checked, so rows of positive logits pass. The row as a whole has
a mark too: what its entries make together.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    return tf.reduce_all(rows >= 0, axis=-1)
