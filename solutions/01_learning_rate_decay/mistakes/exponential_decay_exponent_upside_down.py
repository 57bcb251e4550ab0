"""The exponent is turned upside down, `lr_step` over `epoch`: the rate grows with the epochs, and
epoch 0 divides by zero. Ask what the exponent should be after 0, 1 and 2 stretches.

Fails: decays_as_documented, decays_between_steps
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay ** (lr_step / epoch)
