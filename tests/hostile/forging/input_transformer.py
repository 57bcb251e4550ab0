"""Has the kernel rewrite and repeat the cells that come after its own.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

try:
    shell = get_ipython()
    shell.input_transformers_post.append(lambda lines: [*lines, "forged = 6\n"])
    shell.events.register("pre_run_cell", lambda *a: print("transformed"))
except NameError:
    pass


def double(x):
    return x + x
