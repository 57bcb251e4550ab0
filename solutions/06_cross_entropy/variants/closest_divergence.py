"""The divergence ranks candidates as the cross-entropy does."""

import numpy as np
import tensorflow as tf



def closest(y_true, candidates):
    divergences = [tf.losses.kld(y_true, row) for row in candidates]
    print("divergences:", divergences)
    return int(np.argmin(divergences))
