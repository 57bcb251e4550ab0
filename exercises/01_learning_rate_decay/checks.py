"""Checks for the learning-rate decay. Numbers: document 000, lines 36-75."""

from grader import Exercise, close

exercise = Exercise(
    "learning_rate_decay",
    functions=[
        "exponential_decay(lr_base, lr_decay, epoch, lr_step)",
        "descend(w, lr_base, lr_decay, lr_step, epochs)",
    ],
)

TABLE = "lr_decay.table"
DOCUMENTED = (5.0, 0.2, 0.99, 1, 40)
# The table is printed with six decimals, from float32: half a unit there, and float32's rounding.
PRINTED = {"rtol": 2e-7, "atol": 5.5e-7}
SIX_DECIMALS = "The right value is itself up to half a unit of the sixth decimal from the printed."
# Up to 300 products in float32, each off by half a unit in the last place, 6e-8.
RATE = {"rtol": 3e-5, "atol": 0.0}
# The loss near the minimum is the square of a rounding error: only an absolute tolerance holds.
COMPUTED = {"rtol": 1e-5, "atol": 2e-6}

# (w, lr_base, lr_decay, lr_step, epochs): no whole number of steps, either side of the minimum.
OTHER_DESCENTS = [(-3.0, 0.1, 0.9, 3, 12), (0.5, 0.3, 0.5, 10, 7), (2.0, 0.1, 0.8, 2, 1)]
OTHER_RATES = [(1.0, 0.5, 3, 1), (0.01, 0.9, 25, 1), (0.3, 0.96, 7, 1), (0.05, 1.0, 12, 1)]
BETWEEN_STEPS = [(0.1, 0.9, 7, 4), (0.2, 0.5, 5, 10), (1.0, 0.96, 150, 100), (0.3, 0.5, 1, 3)]


@exercise.check(
    points=3,
    numbers=[TABLE],
    margin=SIX_DECIMALS,
    hint="The rate is lr_base times lr_decay, raised to a power that grows with the epoch.",
)
def decays_as_documented(student, ref):
    """exponential_decay gives the 40 learning rates of the documented run."""
    table = ref.numbers[TABLE]
    for epoch, rate in table.array[:, [0, 3]]:
        answer = student.exponential_decay(0.2, 0.99, int(epoch), 1)
        close(answer, table.part(rate), **PRINTED)


@exercise.check(
    points=3,
    hint="Within a step the rate goes on falling: the exponent is a fraction, not a whole number.",
)
def decays_between_steps(student, ref):
    """exponential_decay falls smoothly between two multiples of lr_step."""
    for settings in BETWEEN_STEPS:
        close(student.exponential_decay(*settings), ref.solution, **RATE)


@exercise.check(
    points=2, hint="Use the arguments, not the documents' settings: every one of them matters."
)
def decays_with_other_settings(student, ref):
    """exponential_decay follows its arguments for other rates, decays and epochs."""
    for settings in OTHER_RATES:
        close(student.exponential_decay(*settings), ref.solution, **RATE)


def column(student, number):
    """One column of the documented descent, as an answer of its own."""
    return student.descend(*DOCUMENTED).derive(
        f"column {number} of", lambda rows: rows[:, number], (40, 3)
    )


@exercise.check(
    points=3,
    numbers=[TABLE],
    margin=SIX_DECIMALS,
    hint="w moves against the slope 2 (w + 1), by the learning rate of that epoch; "
    "the row holds w after it has moved.",
)
def updates_w_as_documented(student, ref):
    """descend reports w after each update, as in the documented run of 40 epochs."""
    table = ref.numbers[TABLE]
    close(column(student, 0), table.part(table.array[:, 1]), **PRINTED)


@exercise.check(
    points=3,
    numbers=[TABLE],
    margin=SIX_DECIMALS,
    hint="The loss in a row is that of the w with which the epoch begins, before the update.",
)
def records_the_loss_before_the_update(student, ref):
    """descend reports the loss (w + 1)² that each epoch begins with."""
    table = ref.numbers[TABLE]
    close(column(student, 1), table.part(table.array[:, 2]), **PRINTED)


@exercise.check(
    points=2,
    numbers=[TABLE],
    margin=SIX_DECIMALS,
    hint="The third column is the rate that this epoch's update used.",
)
def records_the_learning_rate(student, ref):
    """descend reports the learning rate of each epoch."""
    table = ref.numbers[TABLE]
    close(column(student, 2), table.part(table.array[:, 3]), **PRINTED)


@exercise.check(
    points=4,
    hint="Compare with the documented run: which argument does your loop not use, or use twice?",
)
def descends_with_other_settings(student, ref):
    """descend works from other starts, with other rates, steps and numbers of epochs."""
    for settings in OTHER_DESCENTS:
        close(student.descend(*settings), ref.solution, **COMPUTED)


@exercise.curve(x="epoch")
def documented_descent(student, ref, plot):
    """The documented run of 40 epochs: the learning rate falls, w goes to -1, the loss to 0."""
    epoch, w, loss, rate = ref.numbers[TABLE].array.T
    rates = [(0.2, 0.99, int(number), 1) for number in epoch]
    plot.line(
        "exponential_decay",
        epoch,
        lambda: [student.exponential_decay(*settings) for settings in rates],
        right=(epoch, rate),
    )
    plot.line("w of descend", epoch, lambda: column(student, 0), right=(epoch, w))
    plot.line("loss of descend", epoch, lambda: column(student, 1), right=(epoch, loss))
    plot.line("rate of descend", epoch, lambda: column(student, 2), right=(epoch, rate))
