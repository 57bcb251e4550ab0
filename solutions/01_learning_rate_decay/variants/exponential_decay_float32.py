"""Everything is a NumPy float32, the result too."""

import numpy as np


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    exponent = np.float32(epoch) / np.float32(lr_step)
    return np.float32(lr_base) * np.float32(lr_decay) ** exponent
