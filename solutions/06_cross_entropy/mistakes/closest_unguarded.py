"""The logarithm of 0 is taken as it is, and 0 times infinity makes the loss of a candidate nan.
Then no comparison with it means anything. Guard the logarithm, or use your cross_entropy.

Fails: takes_candidates_with_zeros
"""

import numpy as np



def closest(y_true, candidates):
    with np.errstate(divide="ignore", invalid="ignore"):
        losses = -np.sum(np.asarray(y_true) * np.log(np.asarray(candidates)), axis=-1)
    return np.argmin(losses)
