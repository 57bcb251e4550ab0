"""Only one row is left in the total, as when each round of a loop overwrites it instead of adding to
it. Every row counts: mind the sign before the equals sign.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""


def total_loss(labels, logits):
    total = 0.0
    for loss in fixed_loss(labels, logits):
        total = loss
    return total
