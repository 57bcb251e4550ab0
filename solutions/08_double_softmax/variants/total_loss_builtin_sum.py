"""Python's own sum over the tensor of losses."""


def total_loss(labels, logits):
    return sum(fixed_loss(labels, logits))
