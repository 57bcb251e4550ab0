"""The exponential of the mean loss is returned, known as perplexity.
The exercise asks for the mean itself: the last step is one too many.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.exp(tf.reduce_mean(softmax_cross_entropy(labels, logits)))
