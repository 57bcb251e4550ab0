"""The columns are changed in place, and the caller's own table is spoilt: -= and /= write into the
array itself. Work on a copy.

Fails: leaves_inputs_alone
"""

import numpy as np



def standardize(x):
    for column in range(x.shape[1]):
        x[:, column] -= np.mean(x[:, column])
        deviation = np.std(x[:, column])
        if deviation > 0:
            x[:, column] /= deviation
    return x
