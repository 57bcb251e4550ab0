"""The rate is printed but not returned, so the function gives back None. A value that others are to
use must be handed over with `return`.

Fails: decays_as_documented
"""


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    lr = lr_base * lr_decay ** (epoch / lr_step)
    print("lr is %f" % lr)
