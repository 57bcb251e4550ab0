"""The name of a question is not quite what it was, so its answer is not found, as when blanks stand
for underscores, or capitals for small letters. Leave the names alone and fill in the letters only.

Fails: leaky_relu, decaying_learning_rate, softmax_twice
"""

answers = {question.replace("_", " "): letter for question, letter in answers.items()}
