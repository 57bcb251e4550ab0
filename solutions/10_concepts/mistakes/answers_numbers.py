"""The answer is a number. The options have letters, "a" to "d": use one of those,
in quotes.

Fails: vanishing_gradients, which_loss, gradients_after_softmax
"""

answers = {question: "abcd".index(letter) + 1 for question, letter in answers.items()}
