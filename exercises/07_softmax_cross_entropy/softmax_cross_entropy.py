import numpy as np
import tensorflow as tf


def softmax(logits: tf.Tensor) -> tf.Tensor:
    """Turn each row of logits into probabilities that add up to 1.

    The result is finite for logits as large as 1e4 or as small as -1e4, and it does not change
    when a constant is added to all logits of a row. The input is not altered.

    Args:
        logits: scores of k classes for n examples, float32, shape (n, k).

    Returns:
        The probabilities, float32, shape (n, k).
    """
    raise NotImplementedError("softmax is not written yet")


def cross_entropy_stepwise(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row, computed from the probabilities of `softmax`.

    The steps are taken one after the other: probabilities, logarithm, sum. A probability of 0
    must not make the result infinite or nan. The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, float32, shape (n,).
    """
    raise NotImplementedError("cross_entropy_stepwise is not written yet")


def softmax_cross_entropy(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row straight from its logits, numerically stable.

    The result is right, not only finite, for logits of 1e4 and -1e4. It does not change when a
    constant is added to all logits of a row. The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, float32, shape (n,).
    """
    raise NotImplementedError("softmax_cross_entropy is not written yet")


def sparse_softmax_cross_entropy(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row, where a label is the number of the true class.

    Numerically stable: right for logits of 1e4 and -1e4. The inputs are not altered.

    Args:
        labels: the number of the true class of each row, from 0 to k - 1, int32, shape (n,).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, float32, shape (n,).
    """
    raise NotImplementedError("sparse_softmax_cross_entropy is not written yet")


def mean_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the mean over the rows of the combined softmax cross-entropy.

    The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        The mean loss, a float32 scalar (or a Python float).
    """
    raise NotImplementedError("mean_loss is not written yet")
