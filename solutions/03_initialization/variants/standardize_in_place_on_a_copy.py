"""Temporaries are changed in place, in a copy; results are printed."""

import numpy as np



def standardize(x):
    x = np.array(x, dtype=np.float64)
    x -= x.mean(axis=0)
    deviation = np.sqrt((x**2).mean(axis=0))
    print("deviations:", deviation)
    varying = deviation > 0
    x[:, varying] /= deviation[varying]
    return x
