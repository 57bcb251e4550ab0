"""The full decay is applied in every epoch: `lr_step` has no effect. It is right only for an
`lr_step` of 1; look at what the formula does with `lr_step` in the exponent.

Fails: decays_between_steps, decays_in_hidden_settings
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay**epoch
