"""Checks for the softmax applied twice. Numbers: document 001, lines 65-70 and 131."""

import numpy as np

from grader import Exercise, close, unaltered, yes_or_no

exercise = Exercise(
    "double_softmax",
    functions=[
        "fixed_loss(labels, logits)",
        "is_probability(rows)",
        "total_loss(labels, logits)",
    ],
)


def f32(rows):
    return np.array(rows, dtype=np.float32)


POST_LOGITS = f32([[2, 0.5, 6], [0.1, 0, 3]])
POST_LABELS = f32([[0, 0, 1], [0, 1, 0]])

# Float32 leaves some 1e-7 in a probability, and Keras' guard of 1e-7 as much again; the logits
# are drawn such that a guard of 1e-7 added to the smallest probability stays within this, too.
LOSSES = {"rtol": 1e-5, "atol": 1e-6}
# At a lead of -8 the probability is 1.7e-4: a guard of 1e-7 added to it changes the loss by 6e-4.
CERTAIN = {"rtol": 0.0, "atol": 3e-3}
# At a lead of -11 it is 8.4e-6, and the same guard changes the loss by 0.012.
EXTREME = {"rtol": 0.0, "atol": 0.05}
# Adding 64 leaves float32 with steps of 7.6e-6 in what is taken off again.
SHIFTED = {"rtol": 1e-5, "atol": 3e-5}


def random_logits(seed, rows, classes):
    return f32(np.random.RandomState(seed).uniform(-2.0, 2.0, (rows, classes)))


def one_hot(seed, rows, classes):
    drawn = np.random.RandomState(seed).randint(0, classes, rows)
    drawn[:2] = [classes - 1, 0][:rows]
    return np.eye(classes, dtype=np.float32)[drawn]


def soft(seed, rows, classes):
    weights = np.random.RandomState(seed).rand(rows, classes) + 0.05
    return f32(weights / weights.sum(axis=1, keepdims=True))


def probabilities(seed, rows, classes):
    """Softmax outputs, correctly rounded to float32."""
    exponentials = np.exp(random_logits(seed, rows, classes).astype(np.float64))
    return f32(exponentials / exponentials.sum(axis=1, keepdims=True))


def led(leads):
    """Labels and logits of rows in which the true class, the first of three, has these leads.

    The other logits are not 0: a loss without softmax, which divides by the sum of a row, would
    give 0 for each row, like a function that returns zeros.
    """
    column = f32(leads)
    logits = np.stack([column + 1, np.ones_like(column), np.ones_like(column)], axis=1)
    return np.tile(f32([1, 0, 0]), (len(column), 1)), logits


def tells_apart(student, right, wrong):
    """Judge rows that can be probabilities and rows that cannot, given in turn."""
    rows = f32([row for pair in zip(right, wrong, strict=True) for row in pair])
    expected = np.tile([1, 0], len(right))
    yes_or_no(student.is_probability(rows), expected)


@exercise.check(
    points=3,
    numbers=["post.b1_softmax_ce", "post.b2_ce_of_softmaxed_logits", "post.a1_softmax"],
    hint="Follow the logits through the function and count the softmaxes, also those inside "
    "the functions that you call.",
)
def repairs_the_documented_losses(student, ref):
    """fixed_loss gives document 001's right losses, where doubtful_loss gives its wrong ones."""
    close(student.fixed_loss(POST_LABELS, POST_LOGITS), ref.numbers["post.b1_softmax_ce"], **LOSSES)
    # Probabilities are numbers like others: taken as logits, they give the printed wrong losses.
    given = f32(ref.numbers["post.a1_softmax"].values)
    mistaken = ref.numbers["post.b2_ce_of_softmaxed_logits"]
    close(student.fixed_loss(POST_LABELS, given), mistaken, **LOSSES)


@exercise.check(
    points=2, hint="One loss per row, from the classes of that row alone, however many there are."
)
def repairs_other_batches(student, ref):
    """fixed_loss gives one right loss per row for other numbers of rows and classes."""
    for seed, rows, classes in [(13, 6, 10), (12, 3, 3), (14, 5, 2), (11, 1, 4)]:
        given = one_hot(seed, rows, classes), random_logits(seed, rows, classes)
        close(student.fixed_loss(*given), ref.solution, **LOSSES)


@exercise.check(
    points=1, hint="A label need not be one class: every class counts by its share of the label."
)
def repairs_for_soft_labels(student, ref):
    """fixed_loss takes labels that are spread over the classes."""
    for seed, rows, classes in [(23, 3, 6), (22, 4, 4), (21, 1, 3)]:
        given = soft(seed, rows, classes), random_logits(seed, rows, classes)
        close(student.fixed_loss(*given), ref.solution, **LOSSES)
    small_shares = f32([[0.008, 0.992, 0], [0.25, 0.005, 0.745], [0.004, 0.004, 0.992]])
    close(student.fixed_loss(small_shares, random_logits(24, 3, 3)), ref.solution, **LOSSES)


@exercise.check(
    points=1,
    hint="With a growing lead of the true class the loss nears 0; when another class leads, "
    "it grows with the lead, without a limit.",
)
def rewards_certainty_where_it_is_right(student, ref):
    """fixed_loss nears 0 for certain rows that are right and grows for those that are wrong."""
    close(student.fixed_loss(*led([8, 6, 4, -4, -6, -8])), ref.solution, **CERTAIN)
    close(student.fixed_loss(*led([-5, -7, -9, -10, -11])), ref.solution, **EXTREME)


@exercise.check(
    points=1,
    after=repairs_other_batches,
    hint="Only differences between the logits of a row matter: a constant cancels out.",
)
def ignores_a_constant(student, ref):
    """fixed_loss stays the same when 64 is added to all logits or taken off."""
    logits = np.round(random_logits(31, 4, 5) * 64) / 64  # exact in float32 after adding 64
    for constant in (64.0, -64.0):
        shifted = logits + np.float32(constant)
        close(student.fixed_loss(one_hot(31, 4, 5), shifted), ref.solution, **SHIFTED)
    labels = f32([[0, 1, 0], [1, 0, 0], [1, 0, 0]])
    logits = f32([[11, 0, 0], [-11, 0, 0], [0, 2, 10]])
    for constant in (64.0, -64.0):
        shifted = logits + np.float32(constant)
        close(student.fixed_loss(labels, shifted), ref.solution, **EXTREME)


@exercise.check(
    points=2,
    numbers=["post.a1_softmax"],
    hint="Both marks of a probability belong to a row, and each row gets an answer of its own.",
)
def recognises_softmax_outputs(student, ref):
    """is_probability says yes to rows that come from a softmax and no to their logits."""
    tells_apart(student, np.full((2, 4), 0.25), random_logits(45, 2, 4))
    tells_apart(student, ref.numbers["post.a1_softmax"].values, POST_LOGITS)
    for seed, rows, classes in [(41, 2, 4), (42, 3, 2), (43, 4, 10)]:
        size = seed, rows, classes
        tells_apart(student, probabilities(*size), random_logits(*size))
    one_row = 44, 1, 5
    for row, expected in [(probabilities(*one_row), [1]), (random_logits(*one_row), [0])]:
        yes_or_no(student.is_probability(row), expected)


@exercise.check(points=2, hint="Entries between 0 and 1 are not enough: together they must make 1.")
def requires_a_sum_of_one(student, ref):
    """is_probability says no where a row sums to less than 1 or to more."""
    right = probabilities(51, 6, 4)
    tells_apart(student, right, right * f32([[0.0], [0.5], [0.9], [1.05], [1.4], [2.0]]))
    tells_apart(student, probabilities(52, 2, 3), [[0.9, 0.9, 0.9], [0.1, 0.1, 0.1]])


@exercise.check(points=1, hint="A sum can be 1 although an entry is below 0; check each entry.")
def requires_entries_not_below_zero(student, ref):
    """is_probability says no where an entry is negative, even if the row sums to 1."""
    sum_is_one = [[-0.5, 0.5, 1], [0.6, 0.5, -0.1], [0.3, -0.3, 1]]
    sum_without_signs_is_one = [[-0.2, 0.3, 0.5], [0, 0, -1]]
    sum_without_negatives_is_one = [[0.6, 0.4, -0.3]]
    hardly_below_zero = [[0.6, 0.41, -0.01], [-0.001, 0.501, 0.5], [0.7, -0.0002, 0.3002]]
    wrong = sum_is_one + sum_without_signs_is_one + sum_without_negatives_is_one
    tells_apart(student, probabilities(61, 9, 3), wrong + hardly_below_zero)
    below_zero_once = np.full((6, 6), 0.24) - 0.44 * np.eye(6)  # in each column, in the last too
    tells_apart(student, probabilities(62, 6, 6), below_zero_once)


@exercise.check(
    points=1, hint="Very small probabilities are rounded to 0, and then another one can be 1."
)
def allows_zeros(student, ref):
    """is_probability says yes to rows that hold exact zeros, as long as they sum to 1."""
    right = [[1, 0, 0, 0], [0, 0.5, 0, 0.5], [0, 0, 0, 1], [0.25, 0.5, 0.25, 0]]
    wrong = [[0, 0, 0, 0], [0, 0.5, 0, 0], [1, 0, 0, 1], [0.25, 0, 0.25, 0]]
    tells_apart(student, right, wrong)


@exercise.check(
    points=1, hint="Compare the sum with 1 with a tolerance of 1e-5, neither none nor a larger one."
)
def allows_for_rounding(student, ref):
    """is_probability has room for rounding in the sum of a row, and for no more than that."""
    for seed, classes in [(71, 3), (72, 20)]:
        right, wrong = probabilities(seed, 4, classes), probabilities(seed + 100, 4, classes)
        right[:, 1] += f32([4e-6, -4e-6, 2e-6, -2e-6])
        wrong[:, 1] += f32([6e-5, -6e-5, 1.5e-4, -1.5e-4])
        tells_apart(student, right, wrong)


@exercise.check(
    points=2, numbers=["post.total_loss"], hint="Add the repaired losses of all rows: one number."
)
def totals_the_documented_losses(student, ref):
    """total_loss gives the total that document 001 prints."""
    answer = student.total_loss(POST_LABELS, POST_LOGITS)
    close(answer, ref.numbers["post.total_loss"], **LOSSES)


@exercise.check(
    points=2,
    hint="Every row counts in full: nothing is divided or cut off, and no row is left out.",
)
def totals_other_batches(student, ref):
    """total_loss adds up all losses of other batches, also of soft labels and of certain rows."""
    for seed, rows, classes in [(83, 12, 5), (82, 3, 3), (81, 1, 4)]:
        logits = random_logits(seed, rows, classes)
        close(student.total_loss(one_hot(seed, rows, classes), logits), ref.solution, **LOSSES)
        close(student.total_loss(soft(seed, rows, classes), logits), ref.solution, **LOSSES)
    close(student.total_loss(*led([4, -4, -8, -11])), ref.solution, **EXTREME)


@exercise.check(
    points=1,
    after=[
        repairs_the_documented_losses,
        requires_entries_not_below_zero,
        totals_the_documented_losses,
    ],
)
def leaves_inputs_alone(student, ref):
    """No function alters the arrays it is given."""
    unaltered(student.fixed_loss(POST_LABELS, POST_LOGITS))
    unaltered(student.is_probability(POST_LOGITS - 1))
    nearly_one = probabilities(101, 4, 3)
    nearly_one[:, 1] += f32([4e-6, -4e-6, 2e-6, -2e-6])
    unaltered(student.is_probability(nearly_one))
    unaltered(student.total_loss(POST_LABELS, POST_LOGITS))
