import tensorflow as tf


def cross_entropy(y_true: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
    """Return the cross-entropy of predicted probabilities, summed over the last axis.

    A class that is not true adds nothing, also when its probability is 0. Where the class of a
    one-hot truth has the probability 0 the result is finite and at least 10. The arguments stay
    as they are.

    Args:
        y_true: true distributions, one-hot or soft, shape (k,), (n, k) or more axes, float32.
        y_pred: predicted probabilities, same shape as `y_true`, float32. They add up to 1 along
            the last axis. Those of true classes are 0.00002 at least, or 0 if the truth is one-hot.

    Returns:
        One loss for each distribution, float32 or float64: the shape without its last axis, so a
        scalar for shape (k,) and shape (n,) for shape (n, k).
    """
    raise NotImplementedError("cross_entropy is not written yet")


def closest(y_true: tf.Tensor, candidates: tf.Tensor) -> tf.Tensor:
    """Return the index of the candidate with the smallest cross-entropy to the truth.

    No two candidates are equally good. The arguments stay as they are.

    Args:
        y_true: one true distribution, one-hot or soft, shape (k,), float32.
        candidates: predicted probabilities, one candidate in each row, shape (m, k), float32. A
            class with a share in a soft truth is given more than 0.

    Returns:
        The index of the best row, counted from 0: a scalar of an integer type, or a Python int.
    """
    raise NotImplementedError("closest is not written yet")
