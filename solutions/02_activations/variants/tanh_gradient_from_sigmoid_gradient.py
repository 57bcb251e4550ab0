"""Four times the slope of the sigmoid at twice the number, by the chain rule twice."""


def tanh_gradient(x):
    return 4 * sigmoid_gradient(2 * x)  # noqa: F821
