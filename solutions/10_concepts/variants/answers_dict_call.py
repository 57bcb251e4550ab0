"""The dictionary is made by a call of dict."""

answers = dict(
    vanishing_gradients="c",
    zero_mean_outputs="a",
    dying_units="d",
    relu_first="b",
    leaky_relu="a",
    small_learning_rate="d",
    decaying_learning_rate="b",
    standardised_inputs="c",
    initial_deviation="d",
    equal_weights="a",
    which_loss="b",
    cost_and_profit="c",
    mean_or_sum="a",
    cross_entropy_measures="c",
    softmax_gives="d",
    softmax_twice="b",
    combined_loss="c",
    sparse_labels="b",
    soft_labels="d",
    gradients_after_softmax="a",
)
