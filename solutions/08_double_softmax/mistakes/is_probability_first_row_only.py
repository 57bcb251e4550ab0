"""The loop returns in its first round, so only the first row is ever looked at. Collect the answers
and return them when the loop is done.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""


def is_probability(rows):
    for row in rows:
        values = [float(value) for value in row]
        return [min(values) >= 0 and abs(sum(values) - 1) <= 1e-5]
