"""The number of stretches is a factor here, not an exponent, so the rate is 0 at epoch 0 and grows
from there. `*` multiplies; a repeated multiplication by the same number is a power.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay * (epoch / lr_step)
