"""Hidden checks for the initialization: tables, sizes and seeds that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("initialization")

SCALED = {"rtol": 1e-5, "atol": 1e-5}
STDDEV = {"rtol": 1e-6, "atol": 0.0}
ERRORS = 5.0
BY_CHANCE = "A sample of right weights may come near its five standard errors by chance."


@exercise.check(points=2)
def scales_other_columns(student, ref):
    """standardize is right for other tables, with a constant column among them."""
    for seed, n in [(61, 3), (62, 10), (63, 4)]:
        x = np.random.RandomState(seed).rand(n, 4) * [1.0, 0.0, 50.0, 3.0] + [1.0, -2.5, 20.0, -2.0]
        close(student.standardize(x.astype(np.float32)), ref.solution, **SCALED)


@exercise.check(points=1)
def stddev_of_other_layers(student, ref):
    """he_stddev follows its argument."""
    for fan_in in (5, 18, 300, 12_345):
        close(student.he_stddev(fan_in), ref.solution, **STDDEV)


@exercise.check(points=2, margin=BY_CHANCE)
def weights_of_other_layers(student, ref):
    """he_normal draws the weights of other layers with the right mean and deviation."""
    for fan_in, fan_out, seed in [(50, 800, 2), (800, 50, 13), (2, 6000, 17)]:
        answer = student.he_normal(fan_in, fan_out, seed)
        shape, right, size = (fan_in, fan_out), np.sqrt(2 / fan_in), fan_in * fan_out
        deviation = answer.derive("the standard deviation of", np.std, shape)
        close(deviation, right, rtol=ERRORS / np.sqrt(2 * size), atol=0.0)
        mean = answer.derive("the mean of", np.mean, shape)
        close(mean, 0.0, rtol=0.0, atol=ERRORS * right / np.sqrt(size))
