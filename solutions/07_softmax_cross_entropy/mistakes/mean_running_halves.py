"""The mean is built up by averaging the old value with each new loss, so the last row counts half.
In a mean every row has the same weight.

Fails: mean_matches_documents, mean_takes_other_batches
"""


def mean_loss(labels, logits):
    losses = [float(loss) for loss in softmax_cross_entropy(labels, logits)]
    mean = losses[0]
    for loss in losses[1:]:
        mean = (mean + loss) / 2
    return mean
