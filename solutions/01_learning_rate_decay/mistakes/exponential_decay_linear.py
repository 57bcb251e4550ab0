"""The rate falls along a straight line: each stretch takes away the same *amount*. In exponential
decay each stretch leaves the same *share* of the rate, so the steps down get smaller.

Fails: decays_as_documented, decays_with_other_settings
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * (1 - (1 - lr_decay) * epoch / lr_step)
