"""The losses of the rows are returned as they are. The total is one number: add them up.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""


def total_loss(labels, logits):
    return fixed_loss(labels, logits)
