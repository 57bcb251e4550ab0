import numpy as np
import tensorflow as tf


def sales_data(seed: int):
    """Return 32 days of made-up sales: the inputs and the true numbers.

    The inputs are the first draw, `rand(32, 2)`, of `np.random.RandomState(seed)`. After that the
    same generator gives one number r for each row, in order; the truth of the row is the sum of
    its two inputs and the noise r / 10 - 0.05.

    Args:
        seed: where the generator begins, Python int.

    Returns:
        A tuple (x, y_true): inputs of shape (32, 2) and true numbers of shape (32, 1), both
        float32 or float64.
    """
    raise NotImplementedError("sales_data is not written yet")


def mse(y_true, y_pred):
    """Return the mean squared error of a batch of predictions.

    The arguments stay as they are.

    Args:
        y_true: true numbers, shape (n, 1) or (n,), float32.
        y_pred: predicted numbers, same shape as `y_true`, float32.

    Returns:
        The mean of the n squared errors, a scalar, float32 or float64.
    """
    raise NotImplementedError("mse is not written yet")


def train_step(w: tf.Variable, x, y_true, lr: float):
    """Take one step of gradient descent on the mean squared error and return the loss before it.

    The prediction is the matrix product of x and w. The Variable `w` is updated in place; `x` and
    `y_true` stay as they are.

    Args:
        w: weights, tf.Variable of shape (2, 1), float32.
        x: inputs, shape (n, 2), float32.
        y_true: true numbers, shape (n, 1), float32.
        lr: learning rate, Python float.

    Returns:
        The mean squared error of the batch before the update, a scalar, float32 or float64.
    """
    raise NotImplementedError("train_step is not written yet")
