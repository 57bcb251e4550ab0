"""Checks for the initialization. The documents give advice here and print no numbers."""

import numpy as np

from grader import Exercise, close, property_holds, unaltered

exercise = Exercise(
    "initialization",
    functions=["standardize(x)", "he_stddev(fan_in)", "he_normal(fan_in, fan_out, seed)"],
)

# An epsilon of 1e-8 beside deviations above 0.1, and float32 sums: a millionth at most.
SCALED = {"rtol": 1e-5, "atol": 1e-5}
# One division and one root in float32 are off by 1e-7.
STDDEV = {"rtol": 1e-6, "atol": 0.0}
# What chance explains: five standard errors. A right generator is further off once in a million.
ERRORS = 5.0
BY_CHANCE = "A sample of right weights may come near its five standard errors by chance."
# (fan_in, fan_out, seed): exchanged sizes, and sums of them, lead to other deviations. With these
# seeds the generators of TensorFlow, Keras, NumPy and Python are all off by less than two errors.
LAYERS = [(100, 400, 13), (400, 100, 24)]
SQUARE = (100, 100)


def columns(seed, n, deviations, means):
    """Normal columns of about these deviations and means, float32."""
    drawn = np.random.RandomState(seed).normal(size=(n, len(deviations)))
    drawn = (drawn - drawn.mean(axis=0)) / drawn.std(axis=0)
    return (drawn * deviations + means).astype(np.float32)


BATCHES = [
    columns(1, 5, [1.5, 0.5, 3.0], [2.0, -1.0, 0.0]),
    columns(2, 4, [2.0, 1.0, 0.7, 4.0], [-3.0, 0.5, 2.0, 8.0]),
    columns(3, 32, [0.3, 2.5], [0.5, 4.0]),
    columns(4, 2, [1.25], [3.0]),
]


@exercise.check(
    points=3,
    hint="Each column by itself: off with its mean, then divide by its deviation, the root of the "
    "mean squared distance from the mean.",
)
def scales_each_column(student, ref):
    """standardize gives each column mean 0 and standard deviation 1, in the population form."""
    for x in BATCHES:
        close(student.standardize(x), ref.solution, **SCALED)


@exercise.check(
    points=2,
    hint="Large and small columns must come out alike; nothing that you add to a deviation may "
    "count beside a small one.",
)
def copes_with_any_scale(student, ref):
    """standardize works for columns whose sizes differ by a factor of 10,000."""
    for seed, n in [(5, 6), (6, 3)]:
        x = columns(seed, n, [0.12, 1.0, 1200.0], [0.3, -2.0, 2500.0])
        close(student.standardize(x), ref.solution, **SCALED)


@exercise.check(
    points=2,
    after=scales_each_column,
    hint="A constant column has the deviation 0, and 0 / 0 is nan. In a single row every column is "
    "constant.",
)
def constant_columns_become_zero(student, ref):
    """standardize turns a constant column into zeros and leaves no nan."""
    mixed = columns(7, 4, [1.0, 0.0, 2.0, 0.0, 0.0], [1.0, 3.0, -1.0, 0.0, -2.5])
    close(student.standardize(mixed), ref.solution, **SCALED)
    one_row = np.array([[3.0, 0.0, -2.5]], np.float32)
    close(student.standardize(one_row), np.zeros((1, 3)), **SCALED)


@exercise.check(points=1, after=scales_each_column)
def leaves_inputs_alone(student, ref):
    """standardize does not alter the array it is given."""
    unaltered(student.standardize(BATCHES[0]))


@exercise.check(points=2, hint="The root is taken of the whole fraction, 2 over the fan-in.")
def stddev_of_common_layers(student, ref):
    """he_stddev is right for layers of common sizes."""
    for fan_in in (8, 50, 128, 784):
        close(student.he_stddev(fan_in), ref.solution, **STDDEV)


@exercise.check(points=2, hint="One input is enough for a layer, and there may be many thousands.")
def stddev_of_extreme_layers(student, ref):
    """he_stddev is right for one input, for a few, and for very many."""
    for fan_in in (1, 2, 3, 4096, 100_000):
        close(student.he_stddev(fan_in), ref.solution, **STDDEV)


@exercise.check(
    points=2,
    margin=BY_CHANCE,
    hint="Compare the deviation you got with the right one: is it the other size, a variance, a "
    "cut-off distribution?",
)
def weights_have_the_deviation(student, ref):
    """he_normal draws weights whose standard deviation is the root of 2 / fan_in."""
    for fan_in, fan_out, seed in LAYERS:
        shape = fan_in, fan_out
        answer = student.he_normal(fan_in, fan_out, seed)
        deviation = answer.derive("the standard deviation of", np.std, shape)
        # The deviation of N normal values has a standard error of 1 / sqrt(2 N) of itself.
        chance = ERRORS / np.sqrt(2 * fan_in * fan_out)
        close(deviation, np.sqrt(2 / fan_in), rtol=chance, atol=0.0)


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    margin=BY_CHANCE,
    hint="As many weights below 0 as above: the normal distribution is to be centred on 0.",
)
def weights_have_mean_zero(student, ref):
    """he_normal draws weights with mean 0."""
    for fan_in, fan_out, seed in LAYERS:
        shape = fan_in, fan_out
        mean = student.he_normal(fan_in, fan_out, seed).derive("the mean of", np.mean, shape)
        # The mean of N values has a standard error of their deviation / sqrt(N).
        chance = ERRORS * np.sqrt(2 / fan_in) / np.sqrt(fan_in * fan_out)
        close(mean, 0.0, rtol=0.0, atol=chance)


def drawn(student, fan_in, fan_out, seed):
    """The weights as an array, once their shape has been judged."""
    answer = student.he_normal(fan_in, fan_out, seed)
    return answer.derive("the values of", np.array, (fan_in, fan_out)).value


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="One row for each input and one column for each unit, also when there is only one.",
)
def weights_fill_any_layer(student, ref):
    """he_normal gives a table of shape (fan_in, fan_out), also for a single input or unit."""
    for fan_in, fan_out in [(1, 6), (6, 1), (1, 1), (3, 5)]:
        shape = fan_in, fan_out
        answer = student.he_normal(fan_in, fan_out, 21).derive("the shape of", np.shape, shape)
        close(answer, shape, rtol=0.0, atol=0.0)


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="Which law do your numbers follow? A normal one has few large values, but it has some.",
)
def weights_are_bell_shaped(student, ref):
    """he_normal draws from a normal distribution: some weights lie far from 0."""
    # Of 10,000 normal values some 700 lie beyond 1.8 deviations, of uniform ones none.
    weights = drawn(student, *SQUARE, 22)
    limit = 1.8 * np.sqrt(2 / SQUARE[0])
    property_holds(
        bool(np.any(np.abs(weights) > limit)),
        "No weight lies beyond 1.8 standard deviations: these values are not normally distributed.",
        f"the largest is {np.abs(weights).max():.6g}, 1.8 deviations are {limit:.6g}",
    )


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="Each weight is to be drawn by itself, and left as it was drawn.",
)
def weights_differ_from_each_other(student, ref):
    """he_normal draws each weight anew: hardly any two are equal."""
    # In float32 a handful of 10,000 normal values coincide.
    weights = drawn(student, *SQUARE, 23)
    different = len(np.unique(weights))
    property_holds(
        different > 0.9 * weights.size,
        "Many weights are exactly equal: each one should be drawn by itself and not be rounded.",
        f"{different} different values among {weights.size}",
    )


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="Call it twice in one cell with the same seed and compare. What remembers the first call?",
)
def same_seed_same_weights(student, ref):
    """he_normal gives the same weights whenever it is called with the same seed."""
    for seed, other in [(7, 8), (0, 1), (123_456_789, 0)]:
        first = drawn(student, 20, 30, seed)
        drawn(student, 20, 30, other)
        again = drawn(student, 20, 30, seed)
        property_holds(
            np.array_equal(first, again),
            "Two calls with the same seed gave different weights.",
            f"seed {seed}: the first weight was {first[0, 0]:.6g}, then {again[0, 0]:.6g}",
        )


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="What becomes of the argument `seed` in your function?",
)
def other_seed_other_weights(student, ref):
    """he_normal gives other weights for another seed."""
    for seed, other in [(7, 8), (0, 1), (123_456_789, 0)]:
        first = drawn(student, 20, 30, seed)
        second = drawn(student, 20, 30, other)
        property_holds(
            bool(np.mean(first == second) < 0.1),
            "Two different seeds gave the same weights.",
            f"seeds {seed} and {other}",
        )
