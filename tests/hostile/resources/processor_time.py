"""Computes in a child, which no deadline of the parent ends.

resources = { processor_s = 1 }
seconds = 5

[stopped]
namespaces = ["processor"]
landlock = ["processor"]
process = ["processor"]
"""

import os
import time

told, tell = os.pipe()
if os.fork() == 0:
    while time.process_time() < 1.5:
        pass
    os.write(tell, b"x")
    os._exit(0)
os.close(tell)
os.set_blocking(told, False)


def look():
    until = time.monotonic() + 2.3
    while time.monotonic() < until:
        try:
            if os.read(told, 1):
                print("BREACH: computed for 1.5 seconds", flush=True)
            return
        except BlockingIOError:
            time.sleep(0.05)


look()
look()
look()
look()
look()


def double(x):
    return x + x
