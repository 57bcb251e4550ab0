"""Keras' loss is not told that it is given logits and takes them for probabilities.
Read the options of the loss: one of them says what the second argument is.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.keras.losses.CategoricalCrossentropy()(labels, logits)
