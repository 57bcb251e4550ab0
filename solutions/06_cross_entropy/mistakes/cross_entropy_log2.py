"""The logarithm is to base 2, so every loss is too large by a factor of 1 / ln 2. The formula
wants the natural logarithm.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import numpy as np



def cross_entropy(y_true, y_pred):
    logs = np.log2(np.maximum(np.asarray(y_pred), 1e-37))
    return -np.sum(np.asarray(y_true) * logs, axis=-1)
