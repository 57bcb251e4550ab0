"""The whole probability goes to the largest logit, and the others receive exactly 0.
The "soft" in softmax means that the other classes keep a share.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    return tf.one_hot(tf.argmax(logits, axis=-1), logits.shape[-1])
