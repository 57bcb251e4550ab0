"""The last row is left out: a range ends one before its end. Loop over the losses themselves, or
leave the sum to a library.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""


def total_loss(labels, logits):
    losses = fixed_loss(labels, logits)
    return sum(float(losses[i]) for i in range(len(losses) - 1))
