"""s - s² of the student's own sigmoid."""


def sigmoid_gradient(x):
    s = sigmoid(x)  # noqa: F821
    return s - s**2
