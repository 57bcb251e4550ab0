"""This is the natural exponential, a power of e with `lr_decay` as its speed. That is another
schedule: here `lr_decay` itself is the number that is raised to a power.

Fails: decays_as_documented
"""

import math


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return lr_base * math.exp(-lr_decay * epoch / lr_step)
