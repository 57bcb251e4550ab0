"""The exponentials are divided by the sum of the whole batch, so all rows together add up to 1.
A reduction without an axis mixes the examples; each row needs a total of its own.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits - tf.reduce_max(logits))
    return exponentials / tf.reduce_sum(exponentials)
