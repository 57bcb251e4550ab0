"""This is inverse-time decay, which divides by a number that grows with the epochs. Exponential
decay multiplies by a power of `lr_decay`.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base / (1 + lr_decay * epoch / lr_step)
