"""Decimals are cut off on the way, as when every loss is turned into an int before it is added. Keep
the losses as they are; int() is not for measuring.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""


def total_loss(labels, logits):
    return sum(int(loss) for loss in fixed_loss(labels, logits))
