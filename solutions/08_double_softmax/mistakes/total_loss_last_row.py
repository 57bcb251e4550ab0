"""Each round of the loop overwrites the total instead of adding to it: only the last row is left.
The sign before the equals sign makes the difference.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""


def total_loss(labels, logits):
    total = 0.0
    for loss in fixed_loss(labels, logits):
        total = loss
    return total
