"""Hidden checks for the activations: numbers, shapes and slopes that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("activations")

CURVE = {"rtol": 0.0, "atol": 2e-6}
SQUARE = {"rtol": 0.0, "atol": 5e-6}
EXACT = {"rtol": 1e-6, "atol": 1e-8}
STRAIGHT = {"rtol": 5e-5, "atol": 1e-8}
SLOPE = {"rtol": 0.0, "atol": 1e-5}


def batch(seed, *shape):
    """Numbers of either sign up to 8, none of them within 0.05 of zero."""
    rdm = np.random.RandomState(seed)
    sizes = 0.05 + 7.95 * rdm.rand(*shape) ** 2
    return np.where(rdm.rand(*shape) < 0.5, -sizes, sizes).astype(np.float32)


# Beyond where exponentials overflow, and just short of it.
FAR = np.array([[-6543, 21, -95.5], [1234, -88, 320]], np.float32)
SHAPES = [(9,), (4, 2), (2, 3, 2, 2)]
# Close to 0, and where the curves are about to be flat.
NEAR = np.array([-10.75, -2e-3, -3e-4, 2e-4, 5e-3, 10.75], np.float32)


@exercise.check(points=0.5)
def sigmoid_of_other_numbers(student, ref):
    """sigmoid is right for other numbers and shapes."""
    for x in [FAR, *(batch(71, *shape) for shape in SHAPES), NEAR]:
        close(student.sigmoid(x), ref.solution, **CURVE)


@exercise.check(points=0.5)
def tanh_of_other_numbers(student, ref):
    """tanh is right for other numbers and shapes."""
    for x in [FAR, *(batch(72, *shape) for shape in SHAPES), NEAR]:
        close(student.tanh(x), ref.solution, **CURVE)


@exercise.check(points=0.5)
def relu_of_other_numbers(student, ref):
    """relu is right for other numbers and shapes."""
    for x in [FAR, *(batch(73, *shape) for shape in SHAPES), NEAR]:
        close(student.relu(x), ref.solution, **EXACT)


@exercise.check(points=0.5)
def leaky_relu_with_other_slopes(student, ref):
    """leaky_relu follows alpha for other numbers and shapes."""
    for alpha in (0.05, 0.625):
        for x in [FAR, *(batch(74, *shape) for shape in SHAPES), NEAR]:
            close(student.leaky_relu(x, alpha), ref.solution, **STRAIGHT)


@exercise.check(points=1)
def sigmoid_gradient_of_other_numbers(student, ref):
    """sigmoid_gradient is right for other numbers and shapes."""
    for x in [FAR, *(batch(75, *shape) for shape in SHAPES), NEAR]:
        close(student.sigmoid_gradient(x), ref.solution, **CURVE)


@exercise.check(points=0.5)
def tanh_gradient_of_other_numbers(student, ref):
    """tanh_gradient is right for other numbers and shapes."""
    for x in [FAR, *(batch(76, *shape) for shape in SHAPES), NEAR]:
        close(student.tanh_gradient(x), ref.solution, **SQUARE)


@exercise.check(points=0.5)
def relu_gradient_of_other_numbers(student, ref):
    """relu_gradient is right for other numbers and shapes."""
    for x in [FAR, *(batch(77, *shape) for shape in SHAPES), NEAR]:
        close(student.relu_gradient(x), ref.solution, **SLOPE)


@exercise.check(points=1)
def leaky_relu_gradient_with_other_slopes(student, ref):
    """leaky_relu_gradient follows alpha for other numbers and shapes, and at 0."""
    for alpha in (0.625, 0.005):
        for x in [FAR, *(batch(78, *shape) for shape in SHAPES), NEAR]:
            close(student.leaky_relu_gradient(x, alpha), ref.solution, **SLOPE)
        zero = np.zeros((1, 3), np.float32)
        close(student.leaky_relu_gradient(zero, alpha), np.full((1, 3), alpha), **SLOPE)
