"""The mean loss summed up in a Python loop, one row at a time."""


def mean_loss(labels, logits):
    total = 0.0
    count = 0
    for loss in softmax_cross_entropy(labels, logits):
        total = total + loss
        count += 1
    return total / count
