"""The logits still pass through softmax twice: once before the loss function and once inside it.
What enters a function "with logits" must not have seen a softmax before.

Fails: repairs_the_documented_losses, repairs_other_batches, rewards_certainty_where_it_is_right
"""


def fixed_loss(labels, logits):
    return doubtful_loss(labels, logits)
