"""Hidden checks for the learning-rate decay: settings that no student has seen."""

from grader import Exercise, close

exercise = Exercise("learning_rate_decay")

# Up to 300 products in float32, each off by half a unit in the last place, 6e-8.
RATE = {"rtol": 3e-5, "atol": 0.0}

RATES = [(0.15, 0.97, 13, 5), (0.4, 0.8, 2, 8), (0.25, 0.6, 9, 2), (0.02, 0.995, 300, 40)]
DESCENTS = [(7.5, 0.15, 0.97, 4, 9), (-6.0, 0.25, 0.7, 1, 5), (1.25, 0.05, 0.6, 6, 20)]


@exercise.check(points=2)
def decays_in_hidden_settings(student, ref):
    """exponential_decay follows its arguments."""
    for settings in RATES:
        close(student.exponential_decay(*settings), ref.solution, **RATE)


@exercise.check(points=3)
def descends_in_hidden_settings(student, ref):
    """descend follows its arguments."""
    for settings in DESCENTS:
        close(student.descend(*settings), ref.solution, rtol=1e-5, atol=2e-6)
