"""The answers are numbers, counted from 1. The options have letters, "a" to "d": use those,
in quotes.

Fails: vanishing_gradients, which_loss, gradients_after_softmax
"""

answers = {question: "abcd".index(letter) + 1 for question, letter in answers.items()}
