import tensorflow as tf


def doubtful_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row; there is a mistake in it.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One number per row, float32, shape (n,).
    """
    probabilities = tf.nn.softmax(logits)
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=probabilities)


def fixed_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row between its label and the softmax of its logits.

    Softmax looks at differences only: with 64 more or 64 less in all logits of a row, its loss
    is the same up to rounding. A row that is certain and wrong costs as much as the formula says:
    with a true class that is 11 behind, about 11. The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, shape (n,), float32 or float64.
    """
    raise NotImplementedError("fixed_loss is not written yet")


def is_probability(rows: tf.Tensor) -> tf.Tensor:
    """Tell for each row whether it can be the output of a softmax.

    A row can be one if no entry is negative and its sum differs from 1 by at most 1e-5. Entries
    that are exactly 0 are allowed. The input is not altered.

    Args:
        rows: n rows of k numbers, float32, shape (n, k).

    Returns:
        One answer per row, shape (n,): True and False, or 1 and 0.
    """
    raise NotImplementedError("is_probability is not written yet")


def total_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the sum over all rows of `fixed_loss`.

    The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        The total loss, a scalar, float32 or float64.
    """
    raise NotImplementedError("total_loss is not written yet")
