# %% [markdown]
# # Doubling
#
# Every number times two.

# %%
import numpy as np

# %% [markdown]
# ## The function


# %%
def double(x):
    """Return twice each number of `x`, in its shape."""
    # <solution>
    return 2 * x
    # </solution>


# %% tags=["skip-grading"]
print(double(np.array([1.0, 2.5])))
