"""The answer is yes for every row, whatever is in it. Compare step by step what the function makes
of a row such as (0.2, 0.3, 0.4), which should not pass.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    return tf.ones(len(rows), tf.bool)
