"""`lr_decay` is taken for the share of the rate that is lost in a stretch, so the rate collapses at
once. It is the share that is left.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * (1 - lr_decay) ** (epoch / lr_step)
