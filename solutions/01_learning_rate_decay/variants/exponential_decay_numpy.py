"""NumPy's power, with a NumPy float64 scalar returned."""

import numpy as np


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    return np.multiply(lr_base, np.power(lr_decay, np.true_divide(epoch, lr_step)))
