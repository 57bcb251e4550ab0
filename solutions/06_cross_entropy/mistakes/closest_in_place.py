"""The candidates are overwritten with their logarithms, and the caller's array is spoilt. Store
what you compute under a new name.

Fails: leaves_inputs_alone
"""

import numpy as np



def closest(y_true, candidates):
    np.maximum(candidates, 1e-12, out=candidates)
    np.log(candidates, out=candidates)
    return np.argmax(np.sum(np.asarray(y_true) * candidates, axis=-1))
