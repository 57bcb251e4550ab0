"""The names of the questions are written with blanks instead of underscores, so the answers are not
found. Leave the names as they were and fill in the letters only.

Fails: leaky_relu, decaying_learning_rate, softmax_twice
"""

answers = {question.replace("_", " "): letter for question, letter in answers.items()}
