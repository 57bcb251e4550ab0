"""What stands between student code and the machine.

Each barrier is a function of its own, applied in the server or in the freshly forked worker,
always before the first line of a student. `confine` says which belong to which level.
"""
