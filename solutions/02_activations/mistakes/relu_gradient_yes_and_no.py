"""The result of a comparison is True or False, and a slope is a number. Turn the answers into
numbers.

Fails: relu_gradient_is_0_or_1, relu_gradient_of_other_numbers
"""


def relu_gradient(x):
    return x > 0
