import tensorflow as tf


def custom_loss(y_true, y_pred, cost: float, profit: float):
    """Return the mean charge of a batch of predictions.

    A prediction above the truth is charged `cost` for each unit too many, a prediction below
    the truth `profit` for each unit too few. The arguments stay as they are.

    Args:
        y_true: true numbers, shape (n, 1) or (n,), float32.
        y_pred: predicted numbers, same shape as `y_true`, float32.
        cost: charge for one unit predicted too much, Python float.
        profit: charge for one unit predicted too little, Python float.

    Returns:
        The mean of the n charges, a scalar, float32 or float64.
    """
    raise NotImplementedError("custom_loss is not written yet")


def custom_loss_sum(y_true, y_pred, cost: float, profit: float):
    """Return the total charge of a batch of predictions.

    The rows are charged as in `custom_loss`. The arguments stay as they are.

    Args:
        y_true: true numbers, shape (n, 1) or (n,), float32.
        y_pred: predicted numbers, same shape as `y_true`, float32.
        cost: charge for one unit predicted too much, Python float.
        profit: charge for one unit predicted too little, Python float.

    Returns:
        The sum of the n charges, a scalar, float32 or float64.
    """
    raise NotImplementedError("custom_loss_sum is not written yet")


def train_step(w: tf.Variable, x, y_true, lr: float, cost: float, profit: float):
    """Take one step of gradient descent on the mean charge and return the loss before it.

    The prediction is the matrix product of x and w. The Variable `w` is updated in place.

    Args:
        w: weights, tf.Variable of shape (2, 1), float32.
        x: inputs, shape (n, 2), float32.
        y_true: true numbers, shape (n, 1), float32.
        lr: learning rate, Python float.
        cost: charge for one unit predicted too much, Python float.
        profit: charge for one unit predicted too little, Python float.

    Returns:
        The mean charge of the batch before the update, a scalar, float32 or float64.
    """
    raise NotImplementedError("train_step is not written yet")
