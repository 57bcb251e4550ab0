"""One loss per row is returned; the step that makes a single number of them is missing.
Gradient descent needs one number for the whole batch.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""


def mean_loss(labels, logits):
    return softmax_cross_entropy(labels, logits)
