"""Cells that look at the state of a session, and a function that changes all of it."""

STATE = """
import collections, logging, os, random, signal, sys, warnings
import numpy as np
import matplotlib, matplotlib.pyplot as plt
import tensorflow as tf
import keras

def state():
    own = {name for name in globals() if name[0] != "_"}
    now = {
        "names": sorted(own - {"In", "Out"}),
        "kept": (collected, table, chosen, id(collected), untouched),
        "numbers": (random.getstate(), str(np.random.get_state())),
        "inner": (nested, id(nested["rows"][0]), ordered, recent, counted, in_tuple),
        "keras": [getattr(keras.config, name)() for name in KERAS],
        "policy": keras.config.dtype_policy().name,
        "environment": (sorted(os.environ.items()), sys.path, id(sys.path)),
        "logging": [(log.level, log.handlers, log.filters, log.disabled) for log in LOGS],
        "quiet": logging.root.manager.disable,
        "backend": matplotlib.get_backend(),
        "eager": tf.config.functions_run_eagerly(),
        "filters": list(map(str, warnings.filters)),
        "numpy": (np.geterr(), np.get_printoptions()["precision"]),
        "matplotlib": (plt.get_fignums(), plt.rcParams["lines.linewidth"]),
        "folder": os.getcwd(),
        "signals": (str(signal.getsignal(signal.SIGINT)), str(signal.getsignal(signal.SIGALRM))),
        "timer": signal.getitimer(signal.ITIMER_REAL),
        "streams": (id(sys.stdout), id(sys.stderr)),
    }
    return {name: str(value) for name, value in now.items()}

KERAS = ["floatx", "epsilon", "image_data_format"]
KERAS += ["is_interactive_logging_enabled", "is_traceback_filtering_enabled"]
LOGS = [logging.getLogger(), logging.getLogger("mine")]
collected, table, chosen, untouched = [1], {"a": 1}, {3}, 7
nested, in_tuple = {"rows": [[1, 2], {3}]}, ([1], 2)
ordered = collections.OrderedDict(a=1, b=2)
recent, counted = collections.deque([1, 2], 2), collections.Counter("aab")
"""
MEDDLER = """
def double(x):
    global untouched, made
    untouched, made = 8, 9
    collected.append(x); table["b"] = 2; chosen.clear()
    nested["rows"][0].append(x); nested["rows"][1].add(4); in_tuple[0].clear()
    ordered.move_to_end("a"); recent.append(3); counted.update("b")
    os.environ["MADE"] = "x"; os.environ.pop("PATH", None); os.environ["HOME"] = "/nowhere"
    sys.path.insert(0, "/nowhere"); sys.path = ["/elsewhere"]
    logging.basicConfig(level=1, force=True); logging.disable(50)
    LOGS[1].setLevel(2); LOGS[1].addFilter(print); LOGS[1].disabled = True
    keras.config.set_epsilon(1e-3); keras.config.set_image_data_format("channels_first")
    keras.config.disable_interactive_logging(); keras.config.disable_traceback_filtering()
    matplotlib.use("svg")
    random.seed(1); np.random.seed(1); tf.random.set_seed(1)
    keras.config.set_floatx("float64"); keras.config.set_dtype_policy("mixed_float16")
    tf.config.run_functions_eagerly(True)
    warnings.simplefilter("ignore"); np.seterr(all="raise"); np.set_printoptions(precision=2)
    plt.rcParams["lines.linewidth"] = 9.0; plt.figure()
    os.chdir("/")
    return 2 * x
"""
