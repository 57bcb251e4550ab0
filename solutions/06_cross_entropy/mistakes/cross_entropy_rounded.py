"""The result is rounded to two decimals. Return it as it was computed; round only when you print.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import numpy as np



def cross_entropy(y_true, y_pred):
    logs = np.log(np.maximum(np.asarray(y_pred), 1e-37))
    return np.round(-np.sum(np.asarray(y_true) * logs, axis=-1), 2)
