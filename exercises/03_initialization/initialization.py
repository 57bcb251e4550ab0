import math

import tensorflow as tf


def standardize(x: tf.Tensor) -> tf.Tensor:
    """Shift and scale each column to mean 0 and standard deviation 1.

    The deviation is that of the population: it divides by the number of rows. A constant column
    becomes 0. The argument stays as it is.

    Args:
        x: one row for each example, one column for each feature, shape (n, d), float32.

    Returns:
        The standardised columns, shape (n, d), float32 or float64.
    """
    raise NotImplementedError("standardize is not written yet")


def he_stddev(fan_in: int) -> float:
    """Return the standard deviation of He initialisation for a layer.

    Args:
        fan_in: number of inputs of the layer, 1 or more, Python int.

    Returns:
        The standard deviation of its weights, Python float.
    """
    raise NotImplementedError("he_stddev is not written yet")


def he_normal(fan_in: int, fan_out: int, seed: int) -> tf.Tensor:
    """Draw the weights of a layer from a normal distribution, as He initialisation has it.

    The mean is 0 and the standard deviation that of `he_stddev`. The distribution may be
    truncated, if the deviation of what is left is still the same. Within one program, every call
    with the same arguments gives the same numbers; another seed gives other ones.

    Args:
        fan_in: number of inputs of the layer, Python int.
        fan_out: number of units of the layer, Python int.
        seed: which numbers to draw, from 0 to 2^31 - 1, Python int.

    Returns:
        The weights, shape (fan_in, fan_out), float32 or float64.
    """
    raise NotImplementedError("he_normal is not written yet")
