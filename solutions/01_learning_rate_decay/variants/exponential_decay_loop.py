"""A loop multiplies once per epoch."""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    lr = lr_base
    for _ in range(epoch):
        lr *= lr_decay ** (1 / lr_step)
    return lr
