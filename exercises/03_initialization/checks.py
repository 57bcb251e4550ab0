"""Checks for the initialization. The documents give advice here and print no numbers."""

import numpy as np

from grader import Exercise, close, property_holds, unaltered

exercise = Exercise(
    "initialization",
    functions=["standardize(x)", "he_stddev(fan_in)", "he_normal(fan_in, fan_out, seed)"],
)

# What right answers lose, with float32 sums and an epsilon of 1e-8 beside deviations above 0.1, is
# a millionth. Ten times as much is let pass, and so an epsilon of 1e-6 is too.
SCALED = {"rtol": 1e-5, "atol": 1e-5}
# One division and one root in float32 are off by 1e-7.
STDDEV = {"rtol": 1e-6, "atol": 0.0}
# What chance explains: five standard errors. A right generator is further off once in a million.
ERRORS = 5.0
BY_CHANCE = "A sample of right weights may come near its five standard errors by chance."
# (fan_in, fan_out, seed): exchanged sizes, sums of them and halves lead to different deviations.
# The last two have few inputs. With these seeds the generators of TensorFlow, Keras, NumPy and
# Python are all off by less than 1.6 errors.
LAYERS = [(120, 300, 10), (300, 120, 12), (2, 5000, 70), (3, 4000, 15)]
SINGLE = (1, 5000, 163)
SQUARE = (150, 150)
# The shares of values far from 0, on one side, and of those near 0, in deviations. A normal
# distribution has 3.59 % and 38.3 %, one that is truncated at two deviations 3.55 % and 35.6 %.
# For 22,500 values the bounds are six standard errors away from these.
FAR, FAR_SHARE = 1.8, (0.026, 0.046)
NEAR, NEAR_SHARE = 0.5, (0.335, 0.405)
# Some differ by 1, some by 256, 100, 1000, 65,536 or 100,000, as seeds do of which a part is lost.
SEEDS = [
    (0, 1),
    (1, 2),
    (3, 259),
    (7, 107),
    (1001, 1002),
    (9, 65_545),
    (5, 100_005),
    (123_456_789, 2_147_483_647),
]


def columns(seed, n, deviations, means):
    """Normal columns of about these deviations and means, float32."""
    drawn = np.random.RandomState(seed).normal(size=(n, len(deviations)))
    drawn = (drawn - drawn.mean(axis=0)) / drawn.std(axis=0)
    return (drawn * deviations + means).astype(np.float32)


def with_outlier(seed, n):
    """Normal columns, in one of which a single value lies six deviations away from the mean."""
    drawn = columns(seed, n, [1.0, 2.0, 0.5], [0.0, 3.0, -1.0])
    drawn[n // 3, 1] += 60.0
    return drawn


BATCHES = [
    columns(1, 5, [1.5, 0.5, 3.0], [2.0, -1.0, 0.0]),
    columns(2, 4, [2.0, 1.0, 0.7, 4.0], [-3.0, 0.5, 2.0, 8.0]),
    columns(3, 32, [0.3, 2.5], [0.5, 4.0]),
    columns(4, 2, [1.25], [3.0]),
    with_outlier(8, 40),
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
    for fan_in in (10, 8, 50, 128, 784):
        close(student.he_stddev(fan_in), ref.solution, **STDDEV)


@exercise.check(points=2, hint="One input is enough for a layer, and there may be many thousands.")
def stddev_of_extreme_layers(student, ref):
    """he_stddev is right for one input, for a few, and for very many."""
    for fan_in in (3, 1, 2, 4096, 100_000):
        close(student.he_stddev(fan_in), ref.solution, **STDDEV)


def chance(shape):
    """How far the deviation of so many weights may be off, as a part of itself."""
    # That of N normal values has a standard error of 1 / sqrt(2 N).
    return ERRORS / np.sqrt(2 * np.prod(shape))


@exercise.check(
    points=2,
    margin=BY_CHANCE,
    hint="Compare the deviation you got with the right one: is it the other size, a variance, a "
    "cut-off distribution?",
)
def weights_have_the_deviation(student, ref):
    """he_normal draws weights of standard deviation root of 2 / fan_in, for few inputs too."""
    for fan_in, fan_out, seed in LAYERS:
        shape = fan_in, fan_out
        answer = student.he_normal(fan_in, fan_out, seed)
        deviation = answer.derive("the standard deviation of", np.std, shape)
        close(deviation, np.sqrt(2 / fan_in), rtol=chance(shape), atol=0.0)


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
        error = np.sqrt(2 / fan_in) / np.sqrt(fan_in * fan_out)
        close(mean, 0.0, rtol=0.0, atol=ERRORS * error)


def drawn(student, fan_in, fan_out, seed):
    """The weights as an array, once their shape has been judged."""
    answer = student.he_normal(fan_in, fan_out, seed)
    return answer.derive("the values of", np.array, (fan_in, fan_out)).value


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    margin=BY_CHANCE,
    hint="One row for each input and one column for each unit, also when there is only one.",
)
def weights_fill_any_layer(student, ref):
    """he_normal gives a right table of shape (fan_in, fan_out), also for a single input or unit."""
    for fan_in, fan_out in [(1, 6), (6, 1), (1, 1), (3, 5)]:
        shape = fan_in, fan_out
        answer = student.he_normal(fan_in, fan_out, 21).derive("the shape of", np.shape, shape)
        close(answer, shape, rtol=0.0, atol=0.0)
    answer = student.he_normal(*SINGLE)
    deviation = answer.derive("the standard deviation of", np.std, SINGLE[:2])
    close(deviation, np.sqrt(2.0), rtol=chance(SINGLE[:2]), atol=0.0)


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="Which law do your numbers follow? A normal one has few large values, but it has some.",
)
def weights_are_bell_shaped(student, ref):
    """he_normal draws from a normal distribution: most weights near 0, a few far from it."""
    weights = drawn(student, *SQUARE, 22)
    z = (weights - weights.mean()) / weights.std()
    far = np.mean(z < -FAR), np.mean(z > FAR)
    shares = f"{far[0]:.2%} lie below -1.8 deviations, {far[1]:.2%} above 1.8"
    property_holds(
        max(far) >= FAR_SHARE[0],
        "Hardly any weight lies beyond 1.8 standard deviations, where a normal distribution has "
        "7 %.",
        shares,
    )
    property_holds(
        FAR_SHARE[0] <= min(far) and max(far) <= FAR_SHARE[1],
        "Beyond 1.8 standard deviations on each side, a normal distribution has 3.6 % of its "
        "values: here they are more or fewer, or not the same on both sides.",
        shares,
    )
    near = np.mean(np.abs(z) < NEAR)
    property_holds(
        bool(NEAR_SHARE[0] <= near <= NEAR_SHARE[1]),
        "Within half a standard deviation of 0, a normal distribution has 38 % of its values: "
        "here they are more or fewer.",
        f"{near:.2%} lie there",
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
    """he_normal gives the same weights again when it is called with the same seed again."""
    for seed, other in [(7, 8), (0, 1), (123_456_789, 0)]:
        first = drawn(student, 20, 30, seed)
        drawn(student, 20, 30, other)
        again = drawn(student, 20, 30, seed)
        property_holds(
            np.array_equal(first, again),
            "Two calls with the same seed gave different weights.",
            f"seed {seed}: the first weight was {first[0, 0]:.6g}, then {again[0, 0]:.6g}",
        )


def equal(first, second):
    """Whether more of the weights are the same than a handful."""
    return bool(np.mean(first == second) > 0.1)


def related(first, second):
    """Whether the weights depend on each other, or are the same but for order, sign and size."""
    # The correlation of 4,000 independent pairs has a standard error of 0.016. Two sorted samples
    # of that size differ by some 0.01 on average; those of TensorFlow's Generator.from_seed, whose
    # seeds begin at near places of one sequence, by 0.0003.
    sizes = [np.sort(np.abs(w), axis=None) / np.mean(np.abs(w)) for w in (first, second)]
    correlation = np.corrcoef(first.ravel(), second.ravel())[0, 1]
    return bool(abs(correlation) > 0.1 or np.mean(np.abs(sizes[0] - sizes[1])) < 1e-6)


@exercise.check(
    points=1,
    after=weights_have_the_deviation,
    hint="What becomes of the argument `seed` in your function?",
)
def other_seed_other_weights(student, ref):
    """he_normal gives other weights, drawn anew, for another seed."""
    pairs = [[drawn(student, 50, 81, seed) for seed in seeds] for seeds in SEEDS]
    same = [seeds for seeds, pair in zip(SEEDS, pairs, strict=True) if equal(*pair)]
    alike = [seeds for seeds, pair in zip(SEEDS, pairs, strict=True) if related(*pair)]
    property_holds(len(same) < len(SEEDS), "All seeds gave the same weights.")
    property_holds(not same, "Two different seeds gave the same weights.", f"seeds {same}")
    property_holds(
        not alike,
        "Two different seeds gave the same numbers, only in another order, or with other signs or "
        "sizes.",
        f"seeds {alike}",
    )
