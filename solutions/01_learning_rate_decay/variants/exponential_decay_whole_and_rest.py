"""The exponent is split into its whole stretches and the rest."""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    stretches, rest = divmod(epoch, lr_step)
    return lr_base * lr_decay**stretches * lr_decay ** (rest / lr_step)
