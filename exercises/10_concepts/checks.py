"""Checks for the questions."""

from grader import Exercise

exercise = Exercise("concepts", values=["answers"])

QUESTIONS = {
    "vanishing_gradients": "Why do the first layers of a deep network of sigmoids hardly learn?",
    "zero_mean_outputs": "What is better about outputs that are centred on 0?",
    "dying_units": "What is a dead ReLU?",
    "relu_first": "Which reasons speak for ReLU as the first activation to try?",
    "leaky_relu": "What does leaky ReLU change, compared with ReLU, and what for?",
    "small_learning_rate": "What happens if the learning rate is far too large?",
    "decaying_learning_rate": "Why let the learning rate decay during training?",
    "standardised_inputs": "Why standardise inputs that have very different scales?",
    "initial_deviation": "Which deviation should the first weights of a ReLU layer have, and why?",
    "equal_weights": "Why is the same first value for all weights, other than 0, a bad start?",
    "which_loss": "Which loss suits which task?",
    "cost_and_profit": "Where do predictions end if too few is much dearer than too many?",
    "mean_or_sum": "What changes in plain descent if a loss is the sum, not the mean?",
    "cross_entropy_measures": "What does cross-entropy measure?",
    "softmax_gives": "What does softmax make of a row of logits?",
    "softmax_twice": "What happens if softmax is applied twice?",
    "combined_loss": "Why is the combined loss better than two steps on extreme logits?",
    "sparse_labels": "When does one use sparse cross-entropy, and how does its result compare?",
    "soft_labels": "What is true of cross-entropy with a soft label?",
    "gradients_after_softmax": "What gradients do two losses give if softmax is certain and wrong?",
}

for question, title in QUESTIONS.items():
    exercise.question(question, title, points=1)
