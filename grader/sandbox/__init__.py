"""The trusted side's hold on workers: starting them, asking them, ending them.

Nothing here executes student code, and whatever a worker sends is taken as data that may lie.
"""
