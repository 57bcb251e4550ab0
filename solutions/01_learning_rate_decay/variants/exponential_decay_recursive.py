"""Each epoch asks for the rate of the one before."""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    if epoch == 0:
        return lr_base
    return exponential_decay(lr_base, lr_decay, epoch - 1, lr_step) * lr_decay ** (1 / lr_step)
