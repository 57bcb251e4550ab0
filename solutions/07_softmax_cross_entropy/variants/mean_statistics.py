"""The mean loss by the statistics module of Python."""

from statistics import fmean


def mean_loss(labels, logits):
    return fmean(float(loss) for loss in softmax_cross_entropy(labels, logits))
