"""`^` is not a power in Python: it combines the bits of whole numbers, and with floats it raises a
TypeError. Look up Python's operator for powers.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay ^ (epoch / lr_step)
