"""x is used as if it were already the sigmoid's value. The function is given the input of the
sigmoid, so its value has to be computed first.

Fails: sigmoid_gradient_is_the_slope, sigmoid_gradient_of_other_numbers
"""


def sigmoid_gradient(x):
    return x * (1 - x)
