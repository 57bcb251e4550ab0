"""Has the kernel rewrite and repeat the cells that come after its own.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

try:
    shell = get_ipython()  # noqa: F821  there in a notebook alone
    shell.input_transformers_post.append(lambda lines: [line.replace("x + x", "x") for line in []])
    shell.events.register("pre_run_cell", lambda *a: print("transformed"))
except NameError:
    pass


def double(x):
    return x + x
