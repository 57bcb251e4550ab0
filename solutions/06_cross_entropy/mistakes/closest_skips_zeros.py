"""Candidates with a probability of 0 in them are left out. They may be the best all the same: a 0
for a class that is not true does no harm.

Fails: takes_candidates_with_zeros
"""

import numpy as np



def closest(y_true, candidates):
    with np.errstate(divide="ignore", invalid="ignore"):
        losses = -np.sum(np.asarray(y_true) * np.log(np.asarray(candidates)), axis=-1)
    return np.nanargmin(losses)
