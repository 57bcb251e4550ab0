"""Checks for softmax with cross-entropy. Numbers: documents 000, 001 and 003."""

import numpy as np

from grader import Exercise, close, unaltered

exercise = Exercise(
    "softmax_cross_entropy",
    functions=[
        "softmax(logits)",
        "cross_entropy_stepwise(labels, logits)",
        "softmax_cross_entropy(labels, logits)",
        "sparse_softmax_cross_entropy(labels, logits)",
        "mean_loss(labels, logits)",
    ],
)


def f32(rows):
    return np.array(rows, dtype=np.float32)


def i32(labels):
    return np.array(labels, dtype=np.int32)


NOTES_LOGITS = f32([[12, 3, 2], [3, 10, 1], [1, 2, 5], [4, 6.5, 1.2], [3, 6, 1]])
NOTES_LABELS = f32([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 0, 1]])
POST_LOGITS = f32([[2, 0.5, 6], [0.1, 0, 3]])
POST_LABELS = f32([[0, 0, 1], [0, 1, 0]])
POST_SOFT = f32([[0.4, 0.1, 0.5], [0.3, 0.6, 0.1]])
DEMO_LOGITS = f32([[1, 2, 3], [1, 2, 3], [1, 2, 3], [7, 4, 5], [7, 88, 5]])
DEMO_LABELS = f32([[0, 0, 1], [0, 0, 1], [0, 0, 1], [1, 0, 0], [1, 0, 0]])
# One row lies wholly below the others: a shift by the largest of all logits would lose it.
LARGE = f32([[1e4, 0, -1e4], [-1e4, 1e4, 0], [-1e4, -9900, -1e4]])
LARGE_RIGHT = f32([[1, 0, 0], [0, 1, 0], [0, 1, 0]])
LARGE_WRONG = f32([[0, 1, 0], [0, 0, 1], [1, 0, 0]])

# Probabilities and losses carry an absolute error of some 1e-7 from float32, so that relative
# errors grow as the loss shrinks: both tolerances are needed. Keras clips at 1e-7: 1.2e-7 more.
PROBABILITIES = {"rtol": 1e-5, "atol": 3e-7}
LOSSES = {"rtol": 1e-5, "atol": 1e-6}
# At logits of 1e4 a unit in the last place of float32 is 1e-3.
LARGE_PROBABILITIES = {"rtol": 0.0, "atol": 1e-3}
LARGE_LOSSES = {"rtol": 1e-6, "atol": 2e-3}


def random_logits(seed, rows, classes):
    return f32(np.random.RandomState(seed).normal(0.0, 2.0, (rows, classes)))


def one_hot(seed, rows, classes):
    return np.eye(classes, dtype=np.float32)[labels(seed, rows, classes)]


def labels(seed, rows, classes):
    """Labels that hold the first and the last class when there is room."""
    drawn = np.random.RandomState(seed).randint(0, classes, rows)
    drawn[:2] = [classes - 1, 0][:rows]
    return i32(drawn)


def soft(seed, rows, classes):
    weights = np.random.RandomState(seed).rand(rows, classes) + 0.05
    return f32(weights / weights.sum(axis=1, keepdims=True))


@exercise.check(
    points=2,
    numbers=["post.a1_softmax", "demo.softmax", "post.a2_softmax_of_softmax"],
    hint="Each row: the exponentials of its logits, divided by their own sum.",
)
def softmax_matches_documents(student, ref):
    """softmax gives the probabilities that documents 001 and 003 print."""
    post = ref.numbers["post.a1_softmax"]
    close(student.softmax(POST_LOGITS), post, **PROBABILITIES)
    close(student.softmax(DEMO_LOGITS), ref.numbers["demo.softmax"], **PROBABILITIES)
    twice = ref.numbers["post.a2_softmax_of_softmax"]
    close(student.softmax(f32(post.values)), twice, **PROBABILITIES)


@exercise.check(
    points=1, hint="With as many rows as classes a wrong axis goes unnoticed, but for the values."
)
def softmax_works_along_the_last_axis(student, ref):
    """softmax normalises each row by itself, whatever the numbers of rows and classes."""
    for rows, classes in [(3, 3), (1, 4), (5, 2)]:
        logits = random_logits(rows, rows, classes)
        close(student.softmax(logits), ref.solution, **PROBABILITIES)


@exercise.check(
    points=1, after=softmax_works_along_the_last_axis, hint="Probabilities of a row add up to 1."
)
def softmax_rows_sum_to_one(student, ref):
    """The rows of softmax sum to 1."""
    rows = student.softmax(random_logits(11, 6, 10))
    sums = rows.derive("the sum over each row of", lambda p: p.sum(axis=1), (6, 10))
    close(sums, np.ones(6), rtol=0.0, atol=1e-5)


@exercise.check(
    points=1,
    after=softmax_works_along_the_last_axis,
    hint="Only differences between the logits of a row matter: a constant cancels out.",
)
def softmax_ignores_a_constant(student, ref):
    """softmax does not change when a constant is added to all logits."""
    logits = np.round(random_logits(12, 4, 5) * 64) / 64  # exact in float32 after adding 64
    for constant in (64.0, -64.0):
        close(student.softmax(logits + np.float32(constant)), ref.solution, **PROBABILITIES)


@exercise.check(
    points=1,
    after=softmax_works_along_the_last_axis,
    hint="exp of a large number overflows. A constant taken off a row changes nothing: "
    "which one makes the largest exponent 0?",
)
def softmax_survives_large_logits(student, ref):
    """softmax stays finite and right for logits of ±10,000."""
    close(student.softmax(LARGE), ref.solution, **LARGE_PROBABILITIES)


@exercise.check(
    points=2,
    numbers=["softmax_ce.stepwise", "post.b3_by_hand", "demo.cross_entropy_stepwise"],
    hint="First the probabilities, then for each row minus the sum of label times logarithm.",
)
def stepwise_matches_documents(student, ref):
    """cross_entropy_stepwise gives the documents' losses, row by row."""
    call = student.cross_entropy_stepwise
    close(call(NOTES_LABELS, NOTES_LOGITS), ref.numbers["softmax_ce.stepwise"], **LOSSES)
    close(call(POST_LABELS, POST_LOGITS), ref.numbers["post.b3_by_hand"], **LOSSES)
    demo = ref.numbers["demo.cross_entropy_stepwise"]
    # The last row's probability is 6.6e-36. Guards of the logarithm differ: Keras' gives 16.118,
    # others 23, none 81. The other rows are right or wrong.
    rows = [*ref.numbers["demo.softmax"].array[[0, 1, 2], 2], 0.8437947]
    right = demo.part([*-np.log(rows), 16.0])
    close(call(DEMO_LABELS, DEMO_LOGITS), right, **LOSSES, at_least=[0, 0, 0, 0, 1])


@exercise.check(
    points=1, hint="A label need not be one class: every class counts by its share of the label."
)
def stepwise_takes_soft_labels(student, ref):
    """cross_entropy_stepwise takes labels that are spread over the classes."""
    for seed, rows, classes in [(21, 1, 3), (22, 4, 5)]:
        given = soft(seed, rows, classes), random_logits(seed, rows, classes)
        close(student.cross_entropy_stepwise(*given), ref.solution, **LOSSES)


@exercise.check(
    points=2,
    numbers=[
        "softmax_ce.combined",
        "post.b1_softmax_ce",
        "post.b4_soft_labels",
        "post.b2_ce_of_softmaxed_logits",
    ],
    hint="The logits go in as they are: the softmax is part of the loss, once.",
)
def combined_matches_documents(student, ref):
    """softmax_cross_entropy gives the documents' losses, from one-hot and from soft labels."""
    call, numbers = student.softmax_cross_entropy, ref.numbers
    close(call(NOTES_LABELS, NOTES_LOGITS), numbers["softmax_ce.combined"], **LOSSES)
    close(call(POST_LABELS, POST_LOGITS), numbers["post.b1_softmax_ce"], **LOSSES)
    close(call(POST_SOFT, POST_LOGITS), numbers["post.b4_soft_labels"], **LOSSES)
    probabilities = f32(numbers["post.a1_softmax"].values)
    close(call(POST_LABELS, probabilities), numbers["post.b2_ce_of_softmaxed_logits"], **LOSSES)


@exercise.check(
    points=1, hint="One loss per row, from the classes of that row alone, however many there are."
)
def combined_takes_other_batches(student, ref):
    """softmax_cross_entropy gives one loss per row for other numbers of rows and classes."""
    for seed, rows, classes in [(31, 1, 4), (32, 3, 3), (33, 6, 10)]:
        logits = random_logits(seed, rows, classes)
        close(
            student.softmax_cross_entropy(one_hot(seed, rows, classes), logits),
            ref.solution,
            **LOSSES,
        )
        close(
            student.softmax_cross_entropy(soft(seed, rows, classes), logits),
            ref.solution,
            **LOSSES,
        )


@exercise.check(
    points=1,
    after=combined_takes_other_batches,
    hint="Take the largest logit of a row off first; the logarithm of the sum is then harmless.",
)
def combined_survives_large_logits(student, ref):
    """softmax_cross_entropy stays finite for logits of ±10,000, the class right or wrong."""
    for given in (LARGE_RIGHT, LARGE_WRONG):
        close(student.softmax_cross_entropy(given, LARGE), ref.solution, **LARGE_LOSSES)


@exercise.check(
    points=1,
    after=combined_takes_other_batches,
    hint="Only differences between the logits of a row matter: a constant cancels out.",
)
def combined_ignores_a_constant(student, ref):
    """softmax_cross_entropy does not change when a constant is added to all logits."""
    logits = np.round(random_logits(34, 4, 5) * 64) / 64
    for constant in (64.0, -64.0):
        shifted = logits + np.float32(constant)
        # Adding 64 leaves float32 with steps of 7.6e-6 in what is taken off again.
        close(
            student.softmax_cross_entropy(one_hot(34, 4, 5), shifted),
            ref.solution,
            rtol=1e-5,
            atol=2e-5,
        )


@exercise.check(
    points=1,
    numbers=["post.b5_sparse"],
    hint="A label is the number of the right class, counted from 0.",
)
def sparse_matches_documents(student, ref):
    """sparse_softmax_cross_entropy gives document 001's losses from the labels [2, 1]."""
    answer = student.sparse_softmax_cross_entropy(i32([2, 1]), POST_LOGITS)
    close(answer, ref.numbers["post.b5_sparse"], **LOSSES)


@exercise.check(points=1, hint="The number of classes is that of the logits' columns.")
def sparse_takes_other_batches(student, ref):
    """sparse_softmax_cross_entropy works for other numbers of rows and classes."""
    for seed, rows, classes in [(41, 1, 4), (42, 3, 3), (43, 6, 10)]:
        given = labels(seed, rows, classes), random_logits(seed, rows, classes)
        close(student.sparse_softmax_cross_entropy(*given), ref.solution, **LOSSES)
    lowest = i32([0]), random_logits(44, 1, 10)  # the last class occurs in no label
    close(student.sparse_softmax_cross_entropy(*lowest), ref.solution, **LOSSES)


@exercise.check(
    points=1,
    after=sparse_takes_other_batches,
    hint="Take the largest logit of a row off first, as in softmax_cross_entropy.",
)
def sparse_survives_large_logits(student, ref):
    """sparse_softmax_cross_entropy stays finite for logits of ±10,000."""
    for given in ([0, 1, 1], [1, 2, 0]):
        close(student.sparse_softmax_cross_entropy(i32(given), LARGE), ref.solution, **LARGE_LOSSES)


@exercise.check(
    points=1,
    numbers=[
        "demo.cross_entropy_combined",
        "demo.cross_entropy_stepwise",
        "post.total_loss",
    ],
    hint="The mean of the losses of the rows: one number.",
)
def mean_matches_documents(student, ref):
    """mean_loss gives document 003's 16.478533, and half of document 001's total."""
    mean = student.mean_loss(DEMO_LABELS, DEMO_LOGITS)
    close(mean, ref.numbers["demo.cross_entropy_combined"], **LOSSES)
    close(mean, ref.numbers["demo.cross_entropy_stepwise"], **LOSSES)
    total = ref.numbers["post.total_loss"]
    half = total.part(total.values / len(POST_LOGITS))
    close(student.mean_loss(POST_LABELS, POST_LOGITS), half, **LOSSES)


@exercise.check(points=1, hint="Divide by the number of rows, not by that of all entries.")
def mean_takes_other_batches(student, ref):
    """mean_loss averages over the rows of other batches, also with soft labels."""
    for seed, rows, classes in [(51, 1, 4), (52, 7, 3)]:
        logits = random_logits(seed, rows, classes)
        close(student.mean_loss(one_hot(seed, rows, classes), logits), ref.solution, **LOSSES)
        close(student.mean_loss(soft(seed, rows, classes), logits), ref.solution, **LOSSES)


@exercise.check(
    points=1,
    after=[
        softmax_matches_documents,
        stepwise_matches_documents,
        combined_matches_documents,
        sparse_matches_documents,
        mean_matches_documents,
    ],
)
def leaves_inputs_alone(student, ref):
    """No function alters the arrays it is given."""
    unaltered(student.softmax(DEMO_LOGITS))
    for name in ("cross_entropy_stepwise", "softmax_cross_entropy", "mean_loss"):
        unaltered(student.call(name, DEMO_LABELS, DEMO_LOGITS))
    unaltered(student.sparse_softmax_cross_entropy(i32([2, 1]), POST_LOGITS))
