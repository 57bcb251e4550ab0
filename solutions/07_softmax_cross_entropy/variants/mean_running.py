"""The mean loss updated row by row as a running mean."""


def mean_loss(labels, logits):
    mean = 0.0
    for i, loss in enumerate(softmax_cross_entropy(labels, logits), start=1):
        mean += (float(loss) - mean) / i
    return mean
