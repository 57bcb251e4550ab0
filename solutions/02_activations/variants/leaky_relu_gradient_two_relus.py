"""The slope of ReLU plus alpha for all the rest."""


def leaky_relu_gradient(x, alpha):
    active = relu_gradient(x)  # noqa: F821
    return active + alpha * (1 - active)
