"""The decay of a single epoch is found first and then raised to the number of epochs."""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    factor = lr_decay ** (1 / lr_step)
    return lr_base * factor**epoch
