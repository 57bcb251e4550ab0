"""The exponent is cut down to a whole number, so the rate stays flat within each stretch of
`lr_step` epochs and then jumps. The formula wants the exact quotient: look at the kind of division.

Fails: decays_between_steps, decays_in_hidden_settings
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay ** (epoch // lr_step)
