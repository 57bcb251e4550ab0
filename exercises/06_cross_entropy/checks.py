"""Checks for the cross-entropy. Numbers: document 000, lines 641-662; document 004, 231-232."""

import numpy as np

from grader import Exercise, close, unaltered

exercise = Exercise(
    "cross_entropy",
    functions=["cross_entropy(y_true, y_pred)", "closest(y_true, candidates)"],
)

ONE_HOT = "cross_entropy.one_hot"
ONE_HOT_004 = "cross_entropy.one_hot.004"
BY_HAND = "cross_entropy.by_hand"

# Guards of the logarithm differ. One that adds 1e-7 moves a loss by 1e-7 / p, and no true class
# has a p below 0.02 where this is the tolerance; Keras' divergence guards the labels too, which
# costs 1e-5 for ten classes. The nearest mistakes, rounding and guards of 1e-2, are off by a
# hundred times as much.
LOSSES = {"rtol": 2e-5, "atol": 2e-5}
# For a smaller p the tolerance is this, divided by p: a guard that adds 1e-7 costs a third of it,
# one that adds 1e-6 three times as much.
GUARD = 3.2e-7
# Only the digits that are printed are compared; what is left is the rounding of 0.51 itself.
DIGITS = {"rtol": 0.0, "atol": 1e-6}
INDEX = {"rtol": 0.0, "atol": 1e-6}
# What a certain, wrong prediction costs at least. Guards differ: 16 in Keras, 87 at the end of
# float32.
LARGE = 10.0


def f32(rows):
    return np.array(rows, dtype=np.float32)


# The documents' pair: which of the two predictions is nearer to (1, 0)?
TRUTH = f32([1, 0])
PAIR = f32([[0.6, 0.4], [0.8, 0.2]])


def probabilities(seed, *shape):
    """Distributions along the last axis, none of whose probabilities is tiny."""
    weights = np.random.RandomState(seed).rand(*shape) + 0.25
    return f32(weights / weights.sum(axis=-1, keepdims=True))


def one_hot(seed, *shape):
    """One-hot labels along the last axis: the last class, the first, and drawn ones."""
    drawn = np.random.RandomState(seed).randint(0, shape[-1], int(np.prod(shape[:-1])))
    drawn[:2] = [shape[-1] - 1, 0][: len(drawn)]
    return np.eye(shape[-1], dtype=np.float32)[drawn].reshape(shape)


def spread(seed, m, k):
    """Candidates that lie further apart than `probabilities`.

    The seeds in use are such that the best one leads by 3 % at least, and that wrong ways of
    choosing choose another one now and then: the squared distance and the sum of distances, the
    angle, the distances of Hellinger, Jensen and Shannon, chi-square, the squared distance of
    logarithms, the binary cross-entropy, a guard of 0.01, the surest candidate, ...
    """
    return f32(np.random.RandomState(seed).dirichlet(np.ones(k), m) * (1 - 0.02 * k) + 0.02)


@exercise.check(
    points=2,
    numbers=[ONE_HOT, ONE_HOT_004, BY_HAND],
    hint="Minus the sum of label times natural logarithm; with the label (1, 0) only the first "
    "probability counts.",
)
def matches_documents(student, ref):
    """cross_entropy gives the documents' losses of 0.51 and 0.223 for the truth (1, 0)."""
    call = student.cross_entropy
    for name in (ONE_HOT, ONE_HOT_004):
        for prediction, loss in zip(PAIR, ref.numbers[name].values, strict=True):
            close(call(TRUTH, prediction), ref.numbers[name].part(loss), **LOSSES)
    # By hand, document 000 prints 2 and 3 decimals, and 0.51 is 0.5108 cut off, not rounded.
    printed = call(f32([TRUTH, TRUTH]), PAIR).derive(
        "the first 2 and 3 decimals of",
        lambda loss: np.floor(loss * [100, 1000]) / [100, 1000],
        (2,),
    )
    close(printed, ref.numbers[BY_HAND], **DIGITS)


@exercise.check(
    points=3,
    hint="One number for each row, from the classes of that row alone. With as many rows as "
    "classes a wrong axis shows in the values only.",
)
def gives_one_loss_per_row(student, ref):
    """cross_entropy gives one loss per row, whatever the numbers of rows and classes."""
    for seed, n, k in [(1, 3, 3), (2, 1, 4), (3, 5, 2), (4, 4, 10)]:
        close(
            student.cross_entropy(one_hot(seed, n, k), probabilities(seed, n, k)),
            ref.solution,
            **LOSSES,
        )


@exercise.check(
    points=2,
    hint="Whatever the number of axes, the classes are on the last one: -1 counts from the end.",
)
def takes_any_number_of_axes(student, ref):
    """cross_entropy sums over the last axis of vectors and of arrays with three axes."""
    for shape in [(4,), (2, 3, 4), (3, 3, 3), (1, 2, 5)]:
        given = one_hot(11, *shape), probabilities(12, *shape)
        close(student.cross_entropy(*given), ref.solution, **LOSSES)


@exercise.check(
    points=2, hint="Every class counts by its share of the label, not only the most likely one."
)
def takes_soft_labels(student, ref):
    """cross_entropy takes a truth that is spread over several classes."""
    for seed, shape in [(21, (3,)), (23, (4, 4)), (22, (1, 5)), (24, (2, 3, 4))]:
        given = probabilities(seed, *shape), probabilities(seed + 100, *shape)
        close(student.cross_entropy(*given), ref.solution, **LOSSES)


@exercise.check(
    points=2,
    after=gives_one_loss_per_row,
    hint="The logarithm of 0 is minus infinity, and 0 times infinity is nan: keep the 0 out of the "
    "logarithm.",
)
def wrong_classes_add_nothing(student, ref):
    """cross_entropy is not disturbed by a probability of 0 for a class that is not true."""
    y_true = f32([[0, 1, 0], [0, 0, 1], [1, 0, 0], [0.5, 0.5, 0]])
    y_pred = f32([[0, 0.4, 0.6], [0, 0, 1], [0.25, 0.75, 0], [0.25, 0.75, 0]])
    close(student.cross_entropy(y_true, y_pred), ref.solution, **LOSSES)
    close(student.cross_entropy(y_true[0], y_pred[0]), ref.solution, **LOSSES)


@exercise.check(
    points=1,
    after=gives_one_loss_per_row,
    hint="What do you do to small probabilities, or to large losses? It may show only where the "
    "probability is 0.",
)
def unlikely_classes_cost_what_they_should(student, ref):
    """cross_entropy is right where the true class has a probability as small as 0.00002."""
    for p in (1e-3, 1e-4, 2e-5):
        y_pred = f32([[0.7 - p, 0.3, p], [p, 0.6, 0.4 - p]])
        answer = student.cross_entropy(f32([[0, 0, 1], [1, 0, 0]]), y_pred)
        close(answer, ref.solution, rtol=0.0, atol=GUARD / p)


@exercise.check(
    points=1,
    after=gives_one_loss_per_row,
    hint="A guard keeps the logarithm finite. How large a loss does yours allow?",
)
def certain_and_wrong_costs_much(student, ref):
    """cross_entropy is finite and at least 10 where a one-hot truth's class has probability 0."""
    close(
        student.cross_entropy(f32([1, 0, 0]), f32([0, 0.3, 0.7])),
        LARGE,
        rtol=0.0,
        atol=0.0,
        at_least=True,
    )
    y_true = f32([[1, 0], [0, 1], [0, 1]])
    y_pred = f32([[0, 1], [0.25, 0.75], [1, 0]])
    losses = [LARGE, -np.log(0.75), LARGE]
    close(student.cross_entropy(y_true, y_pred), losses, **LOSSES, at_least=[1, 0, 1])


@exercise.check(
    points=1,
    numbers=[ONE_HOT],
    hint="The smaller the cross-entropy, the closer; the answer is a place, counted from 0.",
)
def finds_the_closer_of_two(student, ref):
    """closest finds the nearer of the documents' two predictions, in either order."""
    number = ref.numbers[ONE_HOT]
    close(student.closest(TRUTH, PAIR), number.part(np.argmin(number.array)), **INDEX)
    close(student.closest(TRUTH, PAIR[::-1]), number.part(np.argmin(number.array[::-1])), **INDEX)


@exercise.check(
    points=2,
    hint="The truth must be compared with every row; the index is that of a row, not of a class.",
)
def finds_the_closest_of_many(student, ref):
    """closest finds the best of several candidates, also if there is only one."""
    # In the last but one the best is the last of twelve.
    for seed, m, k in [
        (944, 8, 3),
        (670, 5, 4),
        (2336, 3, 3),
        (213, 4, 6),
        (640, 8, 3),
        (2531, 12, 5),
        (35, 1, 4),
    ]:
        y_true = np.eye(k, dtype=np.float32)[seed % k]
        close(student.closest(y_true, spread(seed, m, k)), ref.solution, **INDEX)


@exercise.check(
    points=2,
    hint="Every class counts by its share of the truth; the logarithm of its probability decides.",
)
def finds_the_closest_to_a_soft_truth(student, ref):
    """closest works for a truth that is spread over several classes."""
    # In the last one the best is the last of twelve.
    for seed, m, k in [
        (2515, 8, 4),
        (1265, 8, 3),
        (601, 8, 3),
        (1673, 8, 3),
        (603, 8, 4),
        (1371, 4, 4),
        (1778, 7, 5),
        (1455, 8, 3),
        (2888, 12, 4),
    ]:
        close(student.closest(probabilities(seed, k), spread(seed, m, k)), ref.solution, **INDEX)
    # The first one is nearly right, but gives almost nothing to a class that has a share.
    candidates = f32([[0.65, 0.349, 0.001], [0.23, 0.57, 0.2], [0.1, 0.1, 0.8]])
    close(student.closest(f32([0.6, 0.3, 0.1]), candidates), ref.solution, **INDEX)


@exercise.check(
    points=1,
    after=finds_the_closest_of_many,
    hint="A candidate with a 0 in it is an ordinary candidate: its loss must not become nan.",
)
def takes_candidates_with_zeros(student, ref):
    """closest judges candidates rightly that give a class the probability 0."""
    best_without = f32([[0, 0.3, 0.7], [0.1, 0.8, 0.1], [0, 0.6, 0.4]])
    best_with = f32([[0.2, 0.5, 0.3], [0.25, 0.6, 0.15], [0, 0.9, 0.1], [0.1, 0.2, 0.7]])
    impossible = f32([[1, 0, 0], [0, 0, 1], [0.2, 0.3, 0.5], [0.1, 0.6, 0.3]])
    for candidates in (best_without, best_with, impossible):
        close(student.closest(f32([0, 1, 0]), candidates), ref.solution, **INDEX)


@exercise.check(points=1, after=[matches_documents, finds_the_closer_of_two])
def leaves_inputs_alone(student, ref):
    """cross_entropy and closest do not alter the arrays they are given."""
    zeros = f32([[0, 1, 0], [1, 0, 0]]), f32([[0, 0.4, 0.6], [0.7, 0.3, 0]])
    for given in (zeros, (probabilities(51, 3, 4), probabilities(52, 3, 4))):
        unaltered(student.cross_entropy(*given))
    unaltered(student.closest(TRUTH, PAIR))
    unaltered(student.closest(f32([0, 1, 0]), zeros[1]))
