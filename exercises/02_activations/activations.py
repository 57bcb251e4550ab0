import tensorflow as tf


def sigmoid(x):
    """Give the sigmoid of each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.

    Returns:
        Numbers from 0 to 1, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("sigmoid is not written yet")


def tanh(x):
    """Give the hyperbolic tangent of each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.

    Returns:
        Numbers from -1 to 1, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("tanh is not written yet")


def relu(x):
    """Give each number where it is positive, and 0 elsewhere.

    The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.

    Returns:
        Numbers from 0 up, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("relu is not written yet")


def leaky_relu(x, alpha: float):
    """Give each number where it is positive, and `alpha` times the number elsewhere.

    The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.
        alpha: slope on the negative side, Python float from 0 to 1.

    Returns:
        Numbers of the same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("leaky_relu is not written yet")


def sigmoid_gradient(x):
    """Give the slope of the sigmoid at each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: inputs of the sigmoid (not its outputs), any shape, float32.

    Returns:
        Slopes from 0 to 0.25, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("sigmoid_gradient is not written yet")


def tanh_gradient(x):
    """Give the slope of the hyperbolic tangent at each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: inputs of tanh (not its outputs), any shape, float32.

    Returns:
        Slopes from 0 to 1, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("tanh_gradient is not written yet")


def relu_gradient(x):
    """Give the slope of ReLU at each number; at 0, the slope from the left.

    The input is not altered.

    Args:
        x: inputs of ReLU, any shape, float32.

    Returns:
        Slopes, each 0 or 1, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("relu_gradient is not written yet")


def leaky_relu_gradient(x, alpha: float):
    """Give the slope of the leaky ReLU at each number; at 0, the slope from the left.

    The input is not altered.

    Args:
        x: inputs of the leaky ReLU, any shape, float32.
        alpha: slope on the negative side, Python float from 0 to 1.

    Returns:
        Slopes, each `alpha` or 1, same shape as `x`, float32 or float64.
    """
    raise NotImplementedError("leaky_relu_gradient is not written yet")
