"""The documents' own line with their names, and a print in every call."""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    LR_BASE, LR_DECAY, LR_STEP = lr_base, lr_decay, lr_step
    lr = LR_BASE * LR_DECAY ** (epoch / LR_STEP)
    print("After %s epoch, lr is %f" % (epoch, lr))
    return lr
