"""What is added to the miniature course so that there are curves, and right work for that."""

STUDENT = "<script>alert(1)</script>"
CURVES = '''

SEEN = np.linspace(-2, 2, 21, dtype=np.float32)


@exercise.curve(x="x", y="value")
def twice_each_number(student, ref, plot):
    """Twice each number from -2 to 2."""
    plot.line("double(x)", SEEN, lambda: student.double(SEEN))
    plot.line("double at points", [0, 1], lambda: [student.double(np.float32(n)) for n in (0, 1)],
              right=([0, 1], [0, 2]))


@exercise.curve(x="steps")
def a_run(student, ref, plot):
    """The weights of a run."""
    right = ([1, 40], [[0.5, 1.5], [-19.0, -18.0]])
    plot.run(["w[0]", "w[1]"], student, "step", np.array([1.0, 2.0], np.float32), (0.5,),
             range(1, 41), right=right)
'''
STEP = "def step(w, lr):\n    w.assign_sub(w * 0 + lr)\n"
RIGHT = f"def double(x):\n    return 2 * x\n\n{STEP}"
