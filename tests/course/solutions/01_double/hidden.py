"""A hidden check for doubling."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("double")


@exercise.check(points=1)
def doubles_other_numbers(student, ref):
    """double follows its argument."""
    close(student.double(np.array([0.25, 400.0], np.float32)), ref.solution, rtol=1e-6, atol=0.0)
