"""Only the loss of the first row is returned.
The mean is over all rows of the batch.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""


def mean_loss(labels, logits):
    return softmax_cross_entropy(labels, logits)[0]
