"""Checks for the gradients. Numbers: document 002, lines 17-20 and 45-48."""

import numpy as np

from grader import Exercise, close, property_holds, unaltered

exercise = Exercise(
    "gradients",
    functions=[
        "mse_gradients(x, w, b, labels)",
        "cross_entropy_gradients(x, w, b, labels)",
    ],
)

# Gradients of up to about 2 from float32 logits of up to about 8, which are off by some 1e-6.
GRADIENT = {"rtol": 1e-5, "atol": 2e-6}
# The same of inputs SCALE times as large: gradients of up to 20, and what cancels grows with x.
SCALE = 32
STEEP = {"rtol": 1e-5, "atol": 2e-6 * SCALE}
# Sums of up to 10 float32 terms of up to 1 that cancel.
ZERO = {"rtol": 0.0, "atol": 3e-6}
ZERO_SUM = {"atol": ZERO["atol"]}


def case(seed, rows, inputs, labels, classes):
    """Standard normal x (rows, inputs), w (inputs, classes) and b, and the labels."""
    rdm = np.random.RandomState(seed)
    x, w, b = rdm.randn(rows, inputs), rdm.randn(inputs, classes), rdm.randn(classes)
    return *(part.astype(np.float32) for part in (x, w, b)), np.array(labels, np.int32)


def without_bias(given):
    x, w, b, labels = given
    return x, w, np.zeros_like(b), labels


def steep(given):
    """The same logits from inputs SCALE times as large and weights SCALE times as small."""
    x, w, b, labels = given
    return x * np.float32(SCALE), w / np.float32(SCALE), b, labels


def biased(seed, labels, b):
    """A batch of four inputs a row that the bias pulls towards some classes."""
    x, w, _, labels = case(seed, len(labels), 4, labels, len(b))
    return x, w, np.array(b, np.float32), labels


# The documents' shapes: two rows of four inputs, three classes, labels [2, 0], no bias.
DOCUMENTED = case(2, 2, 4, [2, 0], 3)
# The same shapes once more, with other labels: what is kept from the first call shows.
RELABELLED = *DOCUMENTED[:3], np.array([1, 2], np.int32)
# A square batch; one row; more classes, the last of them in no label; many rows of one class; one
# input for each row.
OTHERS = [
    case(12, 3, 3, [0, 2, 1], 3),
    case(11, 1, 3, [1], 4),
    case(13, 4, 2, [4, 0, 2, 0], 6),
    case(14, 9, 5, [1] * 9, 2),
    case(15, 6, 1, [3, 0, 2, 1, 1, 3], 5),
]
LARGE_INPUTS = steep(case(29, 2, 3, [1, 0], 2))


def picked(logits, labels):
    """A layer with exactly these logits: each row of x picks a row of w."""
    w = np.array(logits, np.float32)
    x, b = np.eye(len(w), dtype=np.float32), np.zeros(w.shape[1], np.float32)
    return x, w, b, np.array(labels, np.int32)


# Each batch adds a difficulty: exponentials overflow; a row lies wholly below the others; the right
# class has probability 0, or two classes share the probability.
LARGE = [
    picked([[1e4, 0, -1e4], [-1e4, 1e4, 0]], [0, 1]),
    picked([[1e4, 0, -1e4], [-1e4, 1e4, 0], [-1e4, -9900, -1e4]], [0, 1, 1]),
    picked(
        [[1e4, 0, -1e4], [-1e4, 1e4, 1e4], [-1e4, -9900, -1e4], [5000, -1e4, 5000]], [1, 2, 0, 0]
    ),
]


def gradients_match(answer, ref, dw=GRADIENT):
    """Judge both gradients of one call."""
    close(answer.item(0, "dw", 2), ref.solution, **dw)
    close(answer.item(1, "db", 2), ref.solution, **GRADIENT)


def row_sums(gradient):
    """The sums over the classes: one for each row of dw, a single one for db."""
    return gradient.sum(axis=-1)


def bias_bounds(db):
    """For each class whether db is where it must be when labels 2 and 0 are equally frequent.

    db is the mean of probabilities minus one-hot labels. Class 1 is never right: its entry is a
    mean of probabilities, in (0, 1). Classes 0 and 2 are right in every second row: (-1/2, 1/2).
    """
    lower, upper = np.array([-0.5, 0.0, -0.5]), np.array([0.5, 1.0, 0.5])
    return (lower < db) & (db < upper)


def claim_zero_sums(ref, *numbers):
    """State that what the documents print sums to zero."""
    for number in numbers:
        ref.holds_for(number, lambda printed: np.abs(row_sums(printed)).max(), **ZERO_SUM)


def sum_to_zero(answer, w):
    """Judge that the rows of dw sum to zero, and db."""
    inputs, classes = w.shape
    dw, db = answer.item(0, "dw", 2), answer.item(1, "db", 2)
    sums = dw.derive("the sum over each row of", row_sums, (inputs, classes))
    close(sums, np.zeros(inputs), **ZERO)
    close(db.derive("the sum of", row_sums, (classes,)), 0.0, **ZERO)


@exercise.check(
    points=3,
    hint="Softmax of x @ w + b, minus the one-hot labels, squared, and the mean over all entries: "
    "that is the loss to differentiate.",
)
def differentiates_the_squared_error(student, ref):
    """mse_gradients is right for two rows, four inputs and three classes."""
    for given in (DOCUMENTED, without_bias(DOCUMENTED), RELABELLED):
        gradients_match(student.mse_gradients(*given), ref)


@exercise.check(points=3, hint="Take the number of rows and of classes from the shapes of x and w.")
def squared_error_of_other_shapes(student, ref):
    """mse_gradients is right for other sizes of the layer, and for large inputs."""
    for given in OTHERS:
        gradients_match(student.mse_gradients(*given), ref)
    gradients_match(student.mse_gradients(*LARGE_INPUTS), ref, STEEP)


@exercise.check(
    points=1,
    after=differentiates_the_squared_error,
    numbers=["gradients.mse.dw", "gradients.mse.db"],
    hint="Adding a constant to all logits of a row changes no probability, so the slopes cancel.",
)
def squared_error_rows_sum_to_zero(student, ref):
    """The rows of mse_gradients sum to zero, as in the gradients that document 002 prints."""
    # The documents' draws are not seeded and not printed: what holds for any draw is judged.
    claim_zero_sums(ref, "gradients.mse.dw", "gradients.mse.db")
    for given in (case(21, 2, 4, [2, 0], 3), case(22, 6, 3, [9, 0, 3, 3, 5, 8], 10)):
        sum_to_zero(student.mse_gradients(*given), given[1])


@exercise.check(
    points=1,
    after=differentiates_the_squared_error,
    hint="exp of a large number overflows. A constant taken off a row of logits changes nothing: "
    "which one makes the largest exponent 0?",
)
def squared_error_survives_large_logits(student, ref):
    """mse_gradients stays finite and right for logits of ±10,000."""
    for given in LARGE:
        gradients_match(student.mse_gradients(*given), ref)


@exercise.check(points=1, after=differentiates_the_squared_error)
def squared_error_leaves_inputs_alone(student, ref):
    """mse_gradients does not alter the arrays it is given."""
    unaltered(student.mse_gradients(*DOCUMENTED))


@exercise.check(
    points=3,
    hint="The cross-entropy of each row, from its logits x @ w + b, and the mean over the rows: "
    "that is the loss to differentiate.",
)
def differentiates_the_cross_entropy(student, ref):
    """cross_entropy_gradients is right for two rows, four inputs and three classes."""
    for given in (DOCUMENTED, without_bias(DOCUMENTED), RELABELLED):
        gradients_match(student.cross_entropy_gradients(*given), ref)


@exercise.check(points=3, hint="Take the number of rows and of classes from the shapes of x and w.")
def cross_entropy_of_other_shapes(student, ref):
    """cross_entropy_gradients is right for other sizes of the layer, and for large inputs."""
    for given in OTHERS:
        gradients_match(student.cross_entropy_gradients(*given), ref)
    gradients_match(student.cross_entropy_gradients(*LARGE_INPUTS), ref, STEEP)


@exercise.check(
    points=1,
    after=differentiates_the_cross_entropy,
    numbers=["gradients.ce.dw", "gradients.ce.db"],
    hint="Adding a constant to all logits of a row changes no probability, so the slopes cancel.",
)
def cross_entropy_rows_sum_to_zero(student, ref):
    """The rows of cross_entropy_gradients sum to zero, as in the gradients of document 002."""
    claim_zero_sums(ref, "gradients.ce.dw", "gradients.ce.db")
    for given in (case(23, 2, 4, [2, 0], 3), case(24, 6, 3, [9, 0, 3, 3, 5, 8], 10)):
        sum_to_zero(student.cross_entropy_gradients(*given), given[1])


@exercise.check(
    points=1,
    after=differentiates_the_cross_entropy,
    numbers=["gradients.ce.db"],
    hint="Each entry of db is a mean over the rows, of a probability or a probability minus 1.",
)
def cross_entropy_keeps_its_bounds(student, ref):
    """The bias gradient of cross_entropy_gradients lies where labels 2 and 0 allow it to lie."""
    ref.holds_for("gradients.ce.db", lambda db: np.count_nonzero(~bias_bounds(db)), 0.0)
    batches = [
        case(25, 2, 4, [2, 0], 3),
        biased(26, [2, 0] * 3, [0, 9, 0]),
        biased(27, [2, 0] * 3, [9, 0, 0]),
    ]
    for given in batches:
        db = student.cross_entropy_gradients(*given).item(1, "db", 2)
        inside = db.derive("the bounds of", bias_bounds, (3,)).value
        property_holds(
            bool(inside.all()),
            "With labels 2 and 0 in equal numbers the middle entry of db must lie between 0 and 1, "
            "the two others between -1/2 and 1/2.",
            f"db got {np.asarray(db.value, np.float64).round(6).tolist()}",
        )


@exercise.check(
    points=2,
    after=differentiates_the_cross_entropy,
    hint="The loss of document 002 takes logits. A row that is wrong beyond doubt still has a "
    "slope of full size: neither infinite nor 0.",
)
def cross_entropy_survives_large_logits(student, ref):
    """cross_entropy_gradients stays finite and right for logits of ±10,000."""
    for given in LARGE:
        gradients_match(student.cross_entropy_gradients(*given), ref)


@exercise.check(points=1, after=differentiates_the_cross_entropy)
def cross_entropy_leaves_inputs_alone(student, ref):
    """cross_entropy_gradients does not alter the arrays it is given."""
    unaltered(student.cross_entropy_gradients(*DOCUMENTED))
