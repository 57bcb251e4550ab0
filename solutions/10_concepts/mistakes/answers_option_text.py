"""The answer is not a single letter, as when the text of an option is copied or words stand around
its letter. Write the one letter that stands in front of the option, and nothing else.

Fails: vanishing_gradients, softmax_twice, mean_or_sum
"""

answers |= {
    "vanishing_gradients": (
        "The way back multiplies by a slope of the sigmoid for each layer, at most 0.25, "
        "so that little is left of it."
    ),
    "softmax_twice": (
        "It runs, but the second softmax evens the numbers out: even a perfect prediction"
        " keeps a loss well above 0."
    ),
    "mean_or_sum": (
        "The gradients grow with the number of rows, and the steps too, so the rate suits"
        " one size of batch only."
    ),
}
