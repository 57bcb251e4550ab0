"""The dictionary is turned round and leads from letters to questions. As a letter can occur only
once as a key, most entries are lost: put the name of the question first, its letter second.

Fails: dying_units, initial_deviation, sparse_labels
"""

answers = {letter: question for question, letter in answers.items()}
