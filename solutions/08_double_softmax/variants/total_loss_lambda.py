"""A lambda in NumPy's float64."""

import numpy as np

total_loss = lambda y, z: float(  # noqa: E731
    (np.logaddexp.reduce(np.float64(z), axis=1) - (np.float64(y) * np.float64(z)).sum(1)).sum()
)
