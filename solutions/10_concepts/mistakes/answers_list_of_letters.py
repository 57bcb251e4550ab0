"""The answers are a list of letters without the names of the questions. Keep the dictionary: each
letter stands beside the name of its question.

Fails: zero_mean_outputs, equal_weights, soft_labels
"""

answers = list(answers.values())
