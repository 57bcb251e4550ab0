"""The columns are turned into rows and back; nan becomes 0 at the end."""

import numpy as np



def standardize(x):
    rows = np.asarray(x).T
    with np.errstate(invalid="ignore"):
        scaled = (rows - rows.mean(1, keepdims=True)) / rows.std(1, ddof=0, keepdims=True)
    return np.nan_to_num(scaled.T)
