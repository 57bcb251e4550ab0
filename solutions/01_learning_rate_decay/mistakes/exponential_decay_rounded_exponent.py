"""The exponent is rounded to the nearest whole number, so the rate moves in stairs. The formula
rounds nothing: a quarter of a stretch brings a quarter of the decay.

Fails: decays_between_steps
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay ** round(epoch / lr_step)
