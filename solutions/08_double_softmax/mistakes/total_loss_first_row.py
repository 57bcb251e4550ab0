"""Only one row is counted, as when a loop returns in its first round. The return belongs behind the
loop, one step to the left.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""


def total_loss(labels, logits):
    total = 0.0
    for loss in fixed_loss(labels, logits):
        total += loss
        return total
