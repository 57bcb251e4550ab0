"""The rate is one epoch ahead: epoch 0 is already decayed. Epochs count from 0, and epoch 0 keeps
the full `lr_base`; look for a 1 that is added to the epoch.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * lr_decay ** ((epoch + 1) / lr_step)
