"""The nan is replaced after the sum, so a row that has a harmless 0 in it loses its whole loss.
One term must be mended, not the sum: look at what goes into the logarithm.

Fails: wrong_classes_add_nothing
"""

import numpy as np



def cross_entropy(y_true, y_pred):
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.asarray(y_true) * np.log(np.asarray(y_pred))
    return np.nan_to_num(-terms.sum(axis=-1), nan=0.0, posinf=100.0)
