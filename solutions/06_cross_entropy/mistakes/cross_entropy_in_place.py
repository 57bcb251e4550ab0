"""The zeros in the prediction are overwritten, and with them the caller's own array. Assigning to
entries of a NumPy array changes the array itself; work on a copy.

Fails: leaves_inputs_alone
"""

import numpy as np



def cross_entropy(y_true, y_pred):
    y_pred[y_pred == 0] = 1e-12
    return -np.sum(np.asarray(y_true) * np.log(y_pred), axis=-1)
