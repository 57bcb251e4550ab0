# %% [markdown]
# # Doubling
#
# Every number times two.


# %%
def double(x):
    """Return twice each number of `x`, in its shape."""
    # <solution>
    return 2 * x
    # </solution>


# %% tags=["skip-grading"]
print(double(2.5))
