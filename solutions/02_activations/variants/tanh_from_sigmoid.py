"""A sigmoid of twice the number, stretched and moved down."""


def tanh(x):
    return 2 * sigmoid(2 * x) - 1  # noqa: F821
