"""The exponent is multiplied by `lr_step`, so a larger `lr_step` makes the rate fall faster. It
should make it fall more slowly: `lr_step` is the number of epochs that *one* decay takes.

Fails: decays_between_steps
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay ** (epoch * lr_step)
