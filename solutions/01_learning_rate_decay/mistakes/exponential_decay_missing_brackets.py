"""The whole learning rate is divided by `lr_step` instead of the exponent. A power binds more
tightly than a division in Python: check what your exponent really consists of.

Fails: decays_between_steps
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay**epoch / lr_step
