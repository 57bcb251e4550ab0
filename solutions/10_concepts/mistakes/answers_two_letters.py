"""More than one letter is given for a question. Exactly one option is right: decide for it.

Fails: zero_mean_outputs, dying_units, soft_labels
"""

answers["zero_mean_outputs"] = "a or b"
answers["dying_units"] = "bd"
answers["soft_labels"] = "c, d"
