"""Checks for the custom loss. Numbers: document 000, lines 509-630; document 004, lines 189-191."""

import numpy as np

from grader import Exercise, Run, Variable, close, follow, unaltered

exercise = Exercise(
    "custom_loss",
    functions=[
        "custom_loss(y_true, y_pred, cost, profit)",
        "custom_loss_sum(y_true, y_pred, cost, profit)",
        "train_step(w, x, y_true, lr, cost, profit)",
    ],
)

RUN = "custom.trajectory.cost1.profit99"
FINALS = {
    (1.0, 99.0): "custom.final.cost1.profit99.sum",
    (99.0, 1.0): "custom.final.cost99.profit1.sum",
}
# Sums of 32 float32 terms of up to 99 each.
LOSS = {"rtol": 1e-5, "atol": 1e-6}
# One float32 step; a wrong one is off by a step's length, 2e-3 times a slope near 1 or above.
STEP = {"rtol": 1e-5, "atol": 2e-6}
# Where the student's weights are drawn: early on they move fast.
SEEN_AT = (1, 2, 5, 10, 20, 35, 50, 75, *range(100, 15_001, 100))
PRICES = [(1.0, 99.0), (99.0, 1.0), (2.5, 0.5)]


def sales():
    """The documents' 32 days: x (32, 2), y_true (32, 1), float32."""
    rdm = np.random.RandomState(23455)
    x = rdm.rand(32, 2)
    y_true = [[a + b + (rdm.rand() / 10.0 - 0.05)] for a, b in x]
    return x.astype(np.float32), np.array(y_true, dtype=np.float32)


X, Y_TRUE = sales()
SIDES = np.array([[2.0], [5.0], [3.0]], np.float32), np.array([[3.5], [4.0], [2.75]], np.float32)
START = np.array([[0.5], [0.8]], np.float32)


def batch(n, flat=False):
    """n rows with errors of either sign, none of them zero: (y_true, y_pred)."""
    rdm = np.random.RandomState(n)
    y_true = rdm.rand(n, 1) * 4
    error = np.where(rdm.rand(n, 1) < 0.5, -1, 1) * (0.1 + rdm.rand(n, 1))
    pair = y_true.astype(np.float32), (y_true + error).astype(np.float32)
    return tuple(part.ravel() for part in pair) if flat else pair


BATCHES = [batch(1), batch(3), batch(32), batch(1, flat=True), batch(32, flat=True)]


@exercise.check(
    points=3,
    hint="Too much predicted costs `cost` a unit, too little loses `profit` a unit; "
    "neither is ever negative.",
)
def charges_cost_and_profit(student, ref):
    """custom_loss charges `cost` per unit predicted too much and `profit` per unit too little."""
    for cost, profit in PRICES:
        close(student.custom_loss(*SIDES, cost, profit), ref.solution, **LOSS)


@exercise.check(points=2, hint="The mean runs over all rows of the batch, however many there are.")
def averages_over_the_batch(student, ref):
    """custom_loss is the mean over the batch, for columns and for flat arrays."""
    for y_true, y_pred in BATCHES:
        close(student.custom_loss(y_true, y_pred, 1.0, 99.0), ref.solution, **LOSS)


@exercise.check(points=3, hint="As custom_loss, but added up: nothing is divided by the batch.")
def sums_over_the_batch(student, ref):
    """custom_loss_sum adds the same charges up instead of averaging them."""
    for y_true, y_pred in [SIDES, *BATCHES]:
        close(student.custom_loss_sum(y_true, y_pred, 1.0, 99.0), ref.solution, **LOSS)
    close(student.custom_loss_sum(*SIDES, 99.0, 1.0), ref.solution, **LOSS)


@exercise.check(points=1, after=[charges_cost_and_profit, sums_over_the_batch])
def leaves_inputs_alone(student, ref):
    """custom_loss and custom_loss_sum do not alter the arrays they are given."""
    unaltered(student.custom_loss(*batch(3), 1.0, 99.0))
    unaltered(student.custom_loss_sum(*batch(3), 1.0, 99.0))


# (rows, learning rate, cost, profit): prices that no document has, then theirs; a smaller batch.
STEPS = [(32, 0.1, 2.0, 7.0), (32, 0.002, 1.0, 99.0), (5, 0.002, 99.0, 1.0)]


def step(student, rows, lr, cost, profit):
    return student.train_step(Variable(START), X[:rows], Y_TRUE[:rows], lr, cost, profit)


@exercise.check(
    points=3,
    hint="One step of plain gradient descent on the mean loss of x @ w: w changes in place, "
    "by lr times the slope, downhill.",
)
def takes_one_step(student, ref):
    """train_step moves w once down the slope of the mean loss."""
    for settings in STEPS:
        close(step(student, *settings).variable(0, "w"), ref.solution, **STEP)


@exercise.check(points=2, hint="Return the loss of the prediction made with the old w.")
def returns_the_loss_before_the_update(student, ref):
    """train_step returns the loss of the weights it was given."""
    for settings in STEPS:
        close(step(student, *settings), ref.solution, **LOSS)


@exercise.check(
    points=4,
    after=takes_one_step,
    numbers=[RUN],
    hint="One step alone is right: look at what carries over from one step to the next.",
)
def follows_the_documented_run(student, ref):
    """Training for 15,000 steps passes through the documents' 31 checkpoints."""
    # Printed step k is the state after k + 1 updates; right answers of every form stayed within
    # 2e-7 of all checkpoints, and the nearest wrong one leaves them by far more than 1e-5.
    number = ref.numbers[RUN]
    at = tuple(15_000 if row[0] == "final" else row[0] + 1 for row in number.values)
    weights = np.array([row[1:] for row in number.values]).reshape(-1, 2, 1)
    start = np.array([[0.01 * 1.3587774], [0.01 * 0.5417413]], np.float32)
    arguments = (X, Y_TRUE, 0.002, 1.0, 99.0)
    run = Run(start, arguments, at, weights, ref.solution, 1e-5, (0, 1, 30), number)
    follow(student, "train_step", run)


def beyond_the_cycle(w, cost, profit):
    """How far w (2, 1) lies outside of the box of the cycle that descending the sum ends in."""
    x, y_true, path = X.astype(float), Y_TRUE.astype(float), []
    point = np.array([[-0.8113182], [1.4845988]])
    for step in range(20_000):
        slope = np.where(x @ point > y_true, cost, -profit)
        point = point - 0.002 * x.T @ slope
        path += [point] if step >= 5_000 else []
    low, high = np.min(path, axis=0).ravel(), np.max(path, axis=0).ravel()
    return max(0.0, *(low - np.ravel(w)), *(np.ravel(w) - high))


@exercise.check(
    points=2,
    after=takes_one_step,
    numbers=list(FINALS.values()),
    hint="With cost and profit exchanged the weights must end on the other side of 1.",
)
def lands_with_both_price_pairs(student, ref):
    """Training on the sum for 10,000 steps ends above 1 when profit is dear, below when cost is."""
    # 32 times the learning rate on the mean is the sum over 32 rows. The documents' own finals
    # come from an unknown start: they lie in the cycle that this run, from a known one, ends in.
    start = np.array([[-0.8113182], [1.4845988]], np.float32)
    at = (1, *range(500, 10_001, 500))
    for (cost, profit), name in FINALS.items():
        ref.holds_for(name, lambda w, prices=(cost, profit): beyond_the_cycle(w, *prices), 0.0)
        arguments = (X, Y_TRUE, 0.064, cost, profit)
        source = ref.numbers[name].source
        run = Run(start, arguments, at, ref.solution, ref.solution, 1e-4, (0, 20), source=source)
        follow(student, "train_step", run)


@exercise.curve(x="steps", log=True)
def weights_along_the_documented_run(student, ref, plot):
    """The weights along the documented run of 15,000 steps, and its 31 printed checkpoints."""
    values = ref.numbers[RUN].values
    at = [15_000 if row[0] == "final" else row[0] + 1 for row in values]
    start = np.array([[0.01 * 1.3587774], [0.01 * 0.5417413]], np.float32)
    plot.run(
        ["w[0]", "w[1]"],
        student,
        "train_step",
        start,
        (X, Y_TRUE, 0.002, 1.0, 99.0),
        SEEN_AT,
        right=(at, [row[1:] for row in values]),
    )
