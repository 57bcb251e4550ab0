import tensorflow as tf


def mse_gradients(x, w, b, labels):
    """Return the gradients of the mean squared error between softmax and one-hot labels.

    The loss is the mean, over all entries, of the squared difference between the softmax of
    x @ w + b and the one-hot labels. The arguments stay as they are.

    Args:
        x: inputs, shape (n, d), float32.
        w: weights, shape (d, k), a float32 tensor, not a Variable.
        b: biases, shape (k,), a float32 tensor, not a Variable.
        labels: number of the right class of each row, 0 to k - 1, shape (n,), int32.

    Returns:
        A tuple (dw, db): the gradients with respect to `w`, shape (d, k), and `b`, shape (k,), both
        float32 or float64. They are finite for large logits too.
    """
    raise NotImplementedError("mse_gradients is not written yet")


def cross_entropy_gradients(x, w, b, labels):
    """Return the gradients of the mean softmax cross-entropy.

    The loss is the mean, over the rows, of the cross-entropy between the integer labels and the
    softmax of the logits x @ w + b. The arguments stay as they are.

    Args:
        x: inputs, shape (n, d), float32.
        w: weights, shape (d, k), a float32 tensor, not a Variable.
        b: biases, shape (k,), a float32 tensor, not a Variable.
        labels: number of the right class of each row, 0 to k - 1, shape (n,), int32.

    Returns:
        A tuple (dw, db): the gradients with respect to `w`, shape (d, k), and `b`, shape (k,), both
        float32 or float64. They are finite for large logits too.
    """
    raise NotImplementedError("cross_entropy_gradients is not written yet")
