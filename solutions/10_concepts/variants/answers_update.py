"""The dictionary starts empty and is filled by update, one group of questions after the other."""

answers = {}
answers.update(
    {
        "vanishing_gradients": "c",
        "zero_mean_outputs": "a",
        "dying_units": "d",
        "relu_first": "b",
        "leaky_relu": "a",
    }
)
answers.update(
    {
        "small_learning_rate": "d",
        "decaying_learning_rate": "b",
        "standardised_inputs": "c",
        "initial_deviation": "d",
        "equal_weights": "a",
    }
)
answers.update(
    {
        "which_loss": "b",
        "cost_and_profit": "c",
        "mean_or_sum": "a",
        "cross_entropy_measures": "c",
    }
)
answers.update(
    {
        "softmax_gives": "d",
        "softmax_twice": "b",
        "combined_loss": "c",
        "sparse_labels": "b",
        "soft_labels": "d",
        "gradients_after_softmax": "a",
    }
)
