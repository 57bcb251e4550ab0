"""Whatever comes from outside is read or refused, within bounds.

`pytest tests/fuzz` tries 200 examples of each, `pytest --hypothesis-profile=long tests/fuzz` 10,000
and prints the largest peaks of memory.
"""
