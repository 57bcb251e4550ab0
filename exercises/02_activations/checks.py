"""Checks for the activations. What they are and where they bend: document 000, lines 78-182."""

import numpy as np

from grader import Exercise, close, unaltered

exercise = Exercise(
    "activations",
    functions=[
        "sigmoid(x)",
        "tanh(x)",
        "relu(x)",
        "leaky_relu(x, alpha)",
        "sigmoid_gradient(x)",
        "tanh_gradient(x)",
        "relu_gradient(x)",
        "leaky_relu_gradient(x, alpha)",
    ],
)

# Values between -1 and 1: right float32 forms of all kinds are within 2.5e-7. Relative errors say
# nothing where a curve has flattened out. An e of 2.718 is off by 2.3e-5.
CURVE = {"rtol": 0.0, "atol": 2e-6}
# 1 - t * t doubles the rounding error of its t: right forms are within 6e-7.
SQUARE = {"rtol": 0.0, "atol": 5e-6}
# A number that passes unchanged, or as a sum of parts of itself: right forms are within 1.5e-7.
EXACT = {"rtol": 1e-6, "atol": 1e-8}
# Where alpha is small, forms that add parts of x and |x| lose digits: up to 6e-6 for alpha 0.01.
STRAIGHT = {"rtol": 5e-5, "atol": 1e-8}
# 0, 1 or alpha: wrong ones are off by 0.01 or more.
SLOPE = {"rtol": 0.0, "atol": 1e-5}

GRID = np.array([-7.5, -4, -2, -1, -0.5, -0.125, 0, 0.125, 0.5, 1, 2, 4, 7.5], np.float32)
SIDES = GRID[GRID != 0]
# What the grid leaves out: close to 0, and where the curves are about to be flat.
GAPS = np.array([[-11.5, -1e-3, -1e-6], [11.5, 1e-3, 1e-6]], np.float32)
# As close to the corner as a difference quotient in float64 may be asked to be.
CORNER = np.array([[-1e-3, -1e-4], [1e-3, 1e-4]], np.float32)
# e^89 is infinity in float32, e^710 in float64; 44.5 and 50 are where squares of them are.
LARGE = np.array([[-1e4, -710, -89, -50, -44.5], [1e4, 710, 89, 50, 44.5]], np.float32)
ZEROS = np.array([[0.0, -0.0], [0.0, 0.0]], np.float32)
# The first is no library's default, so that what is kept from the first call is not taken for one.
ALPHAS = (0.4, 0.01, 0.0, 1.0)


def batch(seed, *shape):
    """Numbers of either sign up to 9, none of them within 0.1 of zero."""
    rdm = np.random.RandomState(seed)
    sizes = 0.1 + 8.9 * rdm.rand(*shape) ** 2
    return np.where(rdm.rand(*shape) < 0.5, -sizes, sizes).astype(np.float32)


# No array of a single number: what converts it may make it a scalar, in some versions of NumPy.
BATCHES = [batch(1, 2), batch(2, 1, 4), batch(3, 3, 3), batch(4, 2, 3, 4)]
# The same shape twice, with other numbers: what is kept from the first call shows.
INPUTS = [GRID, GRID[::-1].copy(), GAPS, *BATCHES]


@exercise.check(
    points=2,
    hint="One exponential, of minus x, and one fraction; mind what belongs below the bar.",
)
def sigmoid_maps_into_0_to_1(student, ref):
    """sigmoid gives 1 / (1 + e^-x) for each number, in any shape."""
    for x in INPUTS:
        close(student.sigmoid(x), ref.solution, **CURVE)


@exercise.check(
    points=1,
    after=sigmoid_maps_into_0_to_1,
    hint="Which exponential becomes infinite here, and what is it divided by?",
)
def sigmoid_survives_large_inputs(student, ref):
    """sigmoid stays finite and right for inputs as large as ±10,000."""
    close(student.sigmoid(LARGE), ref.solution, **CURVE)


@exercise.check(
    points=2,
    hint="Whatever stands above or below the fraction bar needs brackets on one line of code.",
)
def tanh_maps_into_minus_1_to_1(student, ref):
    """tanh gives the hyperbolic tangent of each number, in any shape."""
    for x in INPUTS:
        close(student.tanh(x), ref.solution, **CURVE)


@exercise.check(
    points=1,
    after=tanh_maps_into_minus_1_to_1,
    hint="Infinity over infinity is not a number. tanh(-x) is -tanh(x): is there a form "
    "in which only exponentials of negative numbers occur?",
)
def tanh_survives_large_inputs(student, ref):
    """tanh stays finite and right for inputs as large as ±10,000."""
    close(student.tanh(LARGE), ref.solution, **CURVE)


@exercise.check(points=1, hint="Positive numbers pass as they are; the others become 0.")
def relu_stops_what_is_not_positive(student, ref):
    """relu gives x where x is positive and 0 elsewhere, in any shape."""
    for x in [LARGE, *INPUTS]:
        close(student.relu(x), ref.solution, **EXACT)


@exercise.check(
    points=2,
    hint="Positive numbers pass as they are; the others are multiplied by the alpha of this call.",
)
def leaky_relu_scales_what_is_not_positive(student, ref):
    """leaky_relu gives x where x is positive and alpha times x elsewhere, in any shape."""
    for alpha in ALPHAS:
        for x in (GRID, LARGE, GAPS):
            close(student.leaky_relu(x, alpha), ref.solution, **STRAIGHT)
        positive = np.concatenate([SIDES[SIDES > 0], LARGE[1], GAPS[1]])
        close(student.leaky_relu(positive, alpha), positive, **EXACT)
    for x in BATCHES:
        close(student.leaky_relu(x, 0.3), ref.solution, **STRAIGHT)


@exercise.check(
    points=2,
    hint="The slope follows from the sigmoid's value at x; it is largest, a quarter, at 0.",
)
def sigmoid_gradient_is_the_slope(student, ref):
    """sigmoid_gradient gives the slope of the sigmoid at each number, in any shape."""
    for x in INPUTS:
        close(student.sigmoid_gradient(x), ref.solution, **CURVE)


@exercise.check(
    points=1,
    after=sigmoid_gradient_is_the_slope,
    hint="Far out the curve is flat. Which part of your formula becomes infinite there?",
)
def sigmoid_gradient_survives_large_inputs(student, ref):
    """sigmoid_gradient stays finite and right for inputs as large as ±10,000."""
    close(student.sigmoid_gradient(LARGE), ref.solution, **CURVE)


@exercise.check(
    points=2, hint="The slope follows from the value of tanh at x; it is largest, 1, at 0."
)
def tanh_gradient_is_the_slope(student, ref):
    """tanh_gradient gives the slope of tanh at each number, in any shape."""
    for x in INPUTS:
        close(student.tanh_gradient(x), ref.solution, **SQUARE)


@exercise.check(
    points=1,
    after=tanh_gradient_is_the_slope,
    hint="Far out the curve is flat. Which part of your formula becomes infinite there?",
)
def tanh_gradient_survives_large_inputs(student, ref):
    """tanh_gradient stays finite and right for inputs as large as ±10,000."""
    close(student.tanh_gradient(LARGE), ref.solution, **SQUARE)


@exercise.check(points=1, hint="The slope is that of the line on the number's own side: 0 or 1.")
def relu_gradient_is_0_or_1(student, ref):
    """relu_gradient gives 1 where x is positive and 0 where it is negative, in any shape."""
    for x in [SIDES, SIDES[::-1].copy(), LARGE, CORNER, *BATCHES]:
        close(student.relu_gradient(x), ref.solution, **SLOPE)


@exercise.check(
    points=1,
    after=relu_gradient_is_0_or_1,
    hint="At the corner take the slope of the line that arrives from the left.",
)
def relu_gradient_at_zero(student, ref):
    """relu_gradient takes the slope from the left at 0."""
    close(student.relu_gradient(ZEROS), np.zeros((2, 2)), **SLOPE)
    close(student.relu_gradient(GRID), ref.solution, **SLOPE)


@exercise.check(
    points=1, hint="The slope is that of the line on the number's own side: alpha or 1."
)
def leaky_relu_gradient_is_alpha_or_1(student, ref):
    """leaky_relu_gradient gives 1 where x is positive and alpha where it is negative."""
    for alpha in ALPHAS:
        for x in (SIDES, SIDES[::-1].copy(), LARGE, CORNER):
            close(student.leaky_relu_gradient(x, alpha), ref.solution, **SLOPE)
    for x in BATCHES:
        close(student.leaky_relu_gradient(x, 0.3), ref.solution, **SLOPE)


@exercise.check(
    points=1,
    after=leaky_relu_gradient_is_alpha_or_1,
    hint="At the corner take the slope of the line that arrives from the left.",
)
def leaky_relu_gradient_at_zero(student, ref):
    """leaky_relu_gradient takes the slope from the left at 0."""
    for alpha in ALPHAS:
        close(student.leaky_relu_gradient(ZEROS, alpha), np.full((2, 2), alpha), **SLOPE)
    close(student.leaky_relu_gradient(GRID, 0.3), ref.solution, **SLOPE)


@exercise.check(
    points=1,
    after=[
        sigmoid_maps_into_0_to_1,
        tanh_maps_into_minus_1_to_1,
        relu_stops_what_is_not_positive,
        leaky_relu_scales_what_is_not_positive,
        sigmoid_gradient_is_the_slope,
        tanh_gradient_is_the_slope,
        relu_gradient_is_0_or_1,
        leaky_relu_gradient_is_alpha_or_1,
    ],
    hint="Assigning into an array that you were given writes into the caller's array.",
)
def leaves_inputs_alone(student, ref):
    """None of the eight functions alters the array that it is given."""
    for x in (GRID, LARGE):
        unaltered(student.sigmoid(x))
        unaltered(student.tanh(x))
        unaltered(student.relu(x))
        unaltered(student.leaky_relu(x, 0.2))
        unaltered(student.sigmoid_gradient(x))
        unaltered(student.tanh_gradient(x))
        unaltered(student.relu_gradient(x))
        unaltered(student.leaky_relu_gradient(x, 0.2))


SEEN = np.linspace(-5, 5, 101, dtype=np.float32)


@exercise.curve(x="x")
def sigmoid_from_minus_5_to_5(student, ref, plot):
    """The sigmoid and its slope."""
    plot.line("sigmoid(x)", SEEN, lambda: student.sigmoid(SEEN))
    plot.line("sigmoid_gradient(x)", SEEN, lambda: student.sigmoid_gradient(SEEN))


@exercise.curve(x="x")
def tanh_from_minus_5_to_5(student, ref, plot):
    """The hyperbolic tangent and its slope."""
    plot.line("tanh(x)", SEEN, lambda: student.tanh(SEEN))
    plot.line("tanh_gradient(x)", SEEN, lambda: student.tanh_gradient(SEEN))


@exercise.curve(x="x")
def relu_from_minus_5_to_5(student, ref, plot):
    """relu and its slope."""
    plot.line("relu(x)", SEEN, lambda: student.relu(SEEN))
    plot.line("relu_gradient(x)", SEEN, lambda: student.relu_gradient(SEEN))


@exercise.curve(x="x")
def leaky_relu_from_minus_5_to_5(student, ref, plot):
    """leaky_relu with an alpha of 0.1, and its slope."""
    plot.line("leaky_relu(x, 0.1)", SEEN, lambda: student.leaky_relu(SEEN, 0.1))
    plot.line("leaky_relu_gradient(x, 0.1)", SEEN, lambda: student.leaky_relu_gradient(SEEN, 0.1))
