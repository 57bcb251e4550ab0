"""Checks for the mean squared error. Numbers: document 000, lines 299-420; 004, lines 78-115."""

import numpy as np

from grader import Exercise, Run, Variable, close, follow, unaltered

exercise = Exercise(
    "mse",
    functions=[
        "sales_data(seed)",
        "mse(y_true, y_pred)",
        "train_step(w, x, y_true, lr)",
    ],
)

SMALL_START = "mse.trajectory.std0.01"
LARGE_START = "mse.trajectory.std1"
# Numbers of up to 2.05, rounded to float32 once or twice: 2.4e-7. The noise is up to 0.05.
DATA = {"rtol": 0.0, "atol": 2e-6}
# Means of up to 32 float32 squares; the square of a float32 difference is off by some 1e-7.
LOSS = {"rtol": 1e-5, "atol": 1e-6}
# One float32 step; a wrong one is off by a step's length, 2e-3 times a slope of about 0.5.
STEP = {"rtol": 1e-6, "atol": 1e-6}
# One long step: weights of up to 8 after a slope of up to 60, times 0.05.
LONG_STEP = {"rtol": 2e-6, "atol": 2e-6}
# 23455 is the documents'. It comes twice: a generator that is left running shows.
SEEDS = [23455, 1, 23455, 777]
# The first rate is not the documents', so that one that is kept is not taken for theirs.
SETTINGS = [(32, 0.05), (32, 0.002), (5, 0.1), (1, 0.3)]


def sales():
    """The documents' 32 days: x (32, 2), y_true (32, 1), float32."""
    rdm = np.random.RandomState(23455)
    x = rdm.rand(32, 2)
    y_true = [[a + b + (rdm.rand() / 10.0 - 0.05)] for a, b in x]
    return x.astype(np.float32), np.array(y_true, dtype=np.float32)


X, Y_TRUE = sales()
START = np.array([[0.5], [0.8]], np.float32)
FIRST_DRAW = np.array([[-0.8113182], [1.4845988]])
# No two ways of making one number of these errors give the same, nor 0 or 1.
ERRORS = np.array([[2.0], [5.0], [3.0]], np.float32), np.array([[4.5], [4.25], [2.5]], np.float32)


def batch(n, flat=False):
    """n rows from -6 to 6 with errors of either sign, from 0.1 to 6.1: (y_true, y_pred)."""
    rdm = np.random.RandomState(250 + n)
    y_true = rdm.rand(n, 1) * 12 - 6
    error = np.where(rdm.rand(n, 1) < 0.5, -1, 1) * (0.1 + 6 * rdm.rand(n, 1))
    pair = y_true.astype(np.float32), (y_true + error).astype(np.float32)
    return tuple(part.ravel() for part in pair) if flat else pair


# From weights beyond those of the run, with errors of some 30 one way and then the other.
BEYOND = np.array([[-4.5], [5.0]], np.float32)
LONG = [(BEYOND, X[:4], 30 + Y_TRUE[:4]), (-BEYOND, X[4:11], -30 - Y_TRUE[4:11])]


@exercise.check(
    points=2,
    hint="A new generator for each call, begun at the seed, and the inputs before all else.",
)
def draws_the_inputs(student, ref):
    """sales_data draws the inputs x of the documents' seed, and of others."""
    for seed in SEEDS:
        close(student.sales_data(seed).item(0, "x", 2), ref.solution, **DATA)


@exercise.check(
    points=3,
    hint="One number of its own for every row, drawn after all inputs; the noise is never larger "
    "than 0.05, on either side.",
)
def draws_the_truth(student, ref):
    """sales_data makes y_true from the inputs and each row's own noise."""
    for seed in SEEDS:
        close(student.sales_data(seed).item(1, "y_true", 2), ref.solution, **DATA)


@exercise.check(points=2, hint="Square every error, then take the mean of the squares.")
def averages_squared_errors(student, ref):
    """mse is the mean of the squared errors, and 0 for a perfect prediction."""
    close(student.mse(*ERRORS), ref.solution, **LOSS)
    close(student.mse(ERRORS[0], ERRORS[0]), 0.0, **LOSS)
    close(student.mse(*batch(4)), ref.solution, **LOSS)


@exercise.check(
    points=2, hint="One number comes back, whatever the shape and the number of rows are."
)
def averages_any_batch(student, ref):
    """mse works for columns and for flat arrays, for one row and for many."""
    for n in (3, 1, 32):
        close(student.mse(*batch(n)), ref.solution, **LOSS)
        close(student.mse(*batch(n, flat=True)), ref.solution, **LOSS)


@exercise.check(points=1, after=[averages_squared_errors, averages_any_batch])
def leaves_inputs_alone(student, ref):
    """mse does not alter the arrays it is given."""
    unaltered(student.mse(*batch(3)))
    unaltered(student.mse(*batch(3, flat=True)))


def step(student, rows, lr):
    return student.train_step(Variable(START), X[:rows], Y_TRUE[:rows], lr)


@exercise.check(
    points=2,
    hint="One step of plain gradient descent on the mean squared error of x @ w: w changes in "
    "place, by lr times the slope, downhill.",
)
def takes_one_step(student, ref):
    """train_step moves w once down the slope of the mean squared error."""
    for settings in SETTINGS:
        close(step(student, *settings).variable(0, "w"), ref.solution, **STEP)


@exercise.check(
    points=1,
    after=takes_one_step,
    hint="The step is as long as the slope says, and a weight goes where it leads.",
)
def takes_a_long_step(student, ref):
    """train_step limits neither the weights nor the length of a step, however large the errors."""
    for w, x, y_true in LONG:
        answer = student.train_step(Variable(w), x, y_true, 0.05)
        close(answer.variable(0, "w"), ref.solution, **LONG_STEP)


@exercise.check(points=2, hint="Return the loss of the prediction made with the old w.")
def returns_the_loss_before_the_update(student, ref):
    """train_step returns the loss of the weights it was given."""
    for settings in SETTINGS:
        close(step(student, *settings), ref.solution, **LOSS)


@exercise.check(points=1, after=takes_one_step)
def step_leaves_the_data_alone(student, ref):
    """train_step does not alter x and y_true: only w changes."""
    unaltered(step(student, 32, 0.002))


# Where the student's weights are drawn: early on they move fast.
SEEN_AT = (1, 2, 5, 10, 20, 35, 50, 75, *range(100, 15_001, 100))
# A printed step k is the state after k + 1 updates.
CHECKPOINTS = (*range(1, 15_000, 500), 15_000)
GRADUAL = (
    "A wrong run leaves the right one bit by bit; the first waypoint beyond is what is measured."
)


def documented(ref, number, start):
    """A run of the documents; a checkpoint that they do not print is the solution's."""
    weights = ref.solution
    if not ref.is_recording:
        weights = weights.copy()
        for step, *printed in number.values:
            done = 15_000 if step == "final" else step + 1
            weights[CHECKPOINTS.index(done)] = np.reshape(printed, (2, 1))
    arguments, start = (X, Y_TRUE, 0.002), start.astype(np.float32)
    return Run(start, arguments, CHECKPOINTS, weights, ref.solution, 1e-5, (0, 1, 30), number)


@exercise.check(
    points=2,
    after=takes_one_step,
    numbers=[SMALL_START],
    margin=GRADUAL,
    hint="One step alone is right: look at what carries over from one step to the next.",
)
def follows_the_run_from_near_zero(student, ref):
    """Training for 15,000 steps from near 0 passes through the documents' 31 checkpoints."""
    run = documented(ref, ref.numbers[SMALL_START], 0.01 * FIRST_DRAW)
    follow(student, "train_step", run)


@exercise.check(
    points=2,
    after=takes_one_step,
    numbers=[LARGE_START],
    margin=GRADUAL,
    hint="From this start one weight must come from below 0 and the other from above 1.",
)
def follows_the_run_from_afar(student, ref):
    """Training for 15,000 steps from (-0.81, 1.48) passes through document 004's checkpoints."""
    run = documented(ref, ref.numbers[LARGE_START], FIRST_DRAW)
    follow(student, "train_step", run)


def draw(ref, student, plot, name, start):
    values = ref.numbers[name].values
    at = [15_000 if row[0] == "final" else row[0] + 1 for row in values]
    start, arguments = start.astype(np.float32), (X, Y_TRUE, 0.002)
    right = (at, [row[1:] for row in values])
    plot.run(["w[0]", "w[1]"], student, "train_step", start, arguments, SEEN_AT, right=right)


@exercise.curve(x="steps")
def weights_from_near_zero(student, ref, plot):
    """The weights along the documented run that begins near 0, and its printed checkpoints."""
    draw(ref, student, plot, SMALL_START, 0.01 * FIRST_DRAW)


@exercise.curve(x="steps")
def weights_from_afar(student, ref, plot):
    """The weights along document 004's run from (-0.81, 1.48), and its printed checkpoints."""
    draw(ref, student, plot, LARGE_START, FIRST_DRAW)
