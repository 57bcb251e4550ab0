"""Takes every signal that would stop it, and loops for ever.

points = 0
verdicts = ["skipped", "timeout"]
seconds = 2

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import signal


def double(x):
    for number in range(1, signal.NSIG):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        pass
