"""x is used as if it were already the value of tanh. The function is given the input of tanh, so
the value has to be computed first.

Fails: tanh_gradient_is_the_slope, tanh_gradient_of_other_numbers
"""


def tanh_gradient(x):
    return 1 - x**2
