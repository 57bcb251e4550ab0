"""The answers are a list, not a dictionary. Keep the dictionary as it was: each letter stands
beside the name of its question.

Fails: zero_mean_outputs, equal_weights, soft_labels
"""

answers = list(answers.values())
