"""The name of the question is there, but its answer is None. Write a letter in quotes
instead.

Fails: relu_first, standardised_inputs, combined_loss
"""

answers = dict.fromkeys(answers)
