"""`lr_base` is raised to the power as well, so epoch 0 always gives 1. Only the decay factor is
raised; the base rate stays outside. Check the brackets.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return (lr_base * lr_decay) ** (epoch / lr_step)
