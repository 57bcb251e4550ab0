"""The power is taken through the exponential and the natural logarithm."""

import math


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * math.exp(math.log(lr_decay) * epoch / lr_step)
