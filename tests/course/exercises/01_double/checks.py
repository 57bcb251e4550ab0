"""Checks for doubling. Numbers: document 000, lines 3-4."""

import numpy as np

from grader import Exercise, close, unaltered

exercise = Exercise("double", functions=["double(x)"])


@exercise.check(points=2, numbers=["double.row"], hint="Twice each number, no more.")
def doubles_the_documented_row(student, ref):
    """double gives the document's numbers."""
    row = ref.numbers["double.row"]
    close(student.double(np.array(row.inputs["x"], np.float32)), row, rtol=1e-6, atol=0.0)


@exercise.check(points=2)
def doubles_every_shape(student, ref):
    """double keeps the shape of what it is given."""
    for shape in [(), (1,), (2, 3)]:
        x = np.arange(1, 1 + np.prod(shape, dtype=int), dtype=np.float32).reshape(shape)
        close(student.double(x), ref.solution, rtol=1e-6, atol=0.0)


@exercise.check(points=1, after=doubles_the_documented_row)
def leaves_its_argument_alone(student, ref):
    """double does not alter the array it is given."""
    unaltered(student.double(np.ones(3, np.float32)))
