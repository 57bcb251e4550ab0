"""Keras' loss is not told that it is given logits and takes them for probabilities.
Read the function's options: one of them says what the second argument is.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return tf.keras.losses.categorical_crossentropy(labels, logits)
