def double(x):
    """Return twice each number of `x`, in its shape."""
    raise NotImplementedError("double is not written yet")
