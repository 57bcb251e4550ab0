"""The names of the questions are there, but every answer is None. Write a letter in
quotes for each.

Fails: relu_first, standardised_inputs, combined_loss
"""

answers = dict.fromkeys(answers)
