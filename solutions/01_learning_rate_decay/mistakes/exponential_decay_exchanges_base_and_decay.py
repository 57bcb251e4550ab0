"""`lr_base` and `lr_decay` have changed places: the rate starts from the decay factor. Compare the
order of your arguments, and of your formula, with the one in the text.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_decay * lr_base ** (epoch / lr_step)
