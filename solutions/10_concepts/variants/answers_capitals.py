"""The letters are capitals."""

answers = {
    "vanishing_gradients": "C",
    "zero_mean_outputs": "A",
    "dying_units": "D",
    "relu_first": "B",
    "leaky_relu": "A",
    "small_learning_rate": "D",
    "decaying_learning_rate": "B",
    "standardised_inputs": "C",
    "initial_deviation": "D",
    "equal_weights": "A",
    "which_loss": "B",
    "cost_and_profit": "C",
    "mean_or_sum": "A",
    "cross_entropy_measures": "C",
    "softmax_gives": "D",
    "softmax_twice": "B",
    "combined_loss": "C",
    "sparse_labels": "B",
    "soft_labels": "D",
    "gradients_after_softmax": "A",
}
