"""It prints what it does."""


def double(x):
    print("doubling", x)
    return 2.0 * x
