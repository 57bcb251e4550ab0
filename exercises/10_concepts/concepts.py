# # Questions: what, when and why
#
# In the other exercises you have written the formulas. Here are the reasons behind them: why one
# activation is tried before another, what a loss really asks for, where numbers get lost. Twenty
# questions, each with four options, of which exactly one is right.
#
# **How to answer.** The last cell holds a dictionary with the name of every question. Write the
# letter of your choice between the quotes, as in this one, which is not part of the test:
#
# ```python
# answers = {"a_question_about_nothing": "b"}
# ```
#
# Small or capital letters, both are fine. A question that is still empty costs only its own
# point. For a wrong answer you get a remark that helps you to think again, so take your time, and
# try small numbers by hand where you can.


# ## Activations
#
# An activation bends what would otherwise be a straight line. Which one you choose decides how
# well a deep network can learn.
#
# ### `vanishing_gradients`
#
# In a deep network with sigmoid activations, the layers nearest to the input hardly learn. Why?
#
# - **a**: The outputs of a sigmoid are never negative, so the gradients grow from layer to layer
#   until they overflow.
# - **b**: The sigmoid has slope 0 for every negative input, so about half of the units in each
#   layer pass nothing on.
# - **c**: The way back multiplies by a slope of the sigmoid for each layer, at most 0.25, so that
#   little is left of it.
# - **d**: The steps of gradient descent are in proportion to the weights, and those of the first
#   layers are smallest.
#
# ### `zero_mean_outputs`
#
# The outputs of tanh are centred on 0, those of the sigmoid are all positive. What is better
# about being centred?
#
# - **a**: The next layer gets inputs of both signs, so the gradients of a unit's weights are not
#   all pushed the same way.
# - **b**: The outputs stay away from the flat ends of the curve, so gradients cannot fade in a
#   deep network any more.
# - **c**: The biases of the layers are no longer needed, so the network has fewer parameters and
#   is trained sooner.
# - **d**: The outputs of a layer add up to 0, so that no softmax is needed to read the last ones
#   as probabilities.
#
# ### `dying_units`
#
# It is said that a unit with ReLU can die. What does that mean?
#
# - **a**: Its output has grown with every step until it exceeds what a float32 can hold, and from
#   then on it returns nan.
# - **b**: Its weights have all become 0 in training, so it has no influence on the result any
#   more and can be removed.
# - **c**: Its input has become so large that the curve is nearly level there, so its slope is
#   tiny and learning is slow.
# - **d**: Its input is negative for all of the data, so its output and its gradient are 0 and its
#   weights never change.
#
# ### `relu_first`
#
# Which reasons speak for ReLU as the first activation to try in hidden layers?
#
# - **a**: It is smooth everywhere, its outputs have mean 0, and its slope is never 0, whatever
#   the input is.
# - **b**: It is cheap, as it needs a single comparison, it has slope 1 for positive inputs, and
#   it trains fast.
# - **c**: It keeps outputs between 0 and 1, so they can be read as probabilities, and gradients
#   cannot explode.
# - **d**: It is one straight line over its whole range, so a deep network is as easy to train as
#   a single layer.
#
# ### `leaky_relu`
#
# What does leaky ReLU change, compared with ReLU, and what for?
#
# - **a**: Negative inputs get a small slope instead of 0, so a unit goes on learning even if its
#   inputs are all negative.
# - **b**: Positive inputs get a slope a little below 1, so that gradients cannot explode on their
#   way through many layers.
# - **c**: A random part of the outputs is set to 0 in each step, so that no unit can become too
#   important for the others.
# - **d**: Outputs above a threshold are cut off, so that one very large input cannot dominate all
#   others of its layer.


# ## Steps, inputs and first weights
#
# Before a network learns anything, a few choices have been made already: how long the steps are,
# how the inputs are scaled, and where the weights start.
#
# ### `small_learning_rate`
#
# The advice is to set the learning rate rather small. What happens if it is far too large?
#
# - **a**: The weights come to rest in the nearest minimum too early, before training has met
#   enough of the data.
# - **b**: Little happens: near the minimum the slope is small, so that the steps become shorter
#   there by themselves.
# - **c**: The gradients are rounded to 0, since a large factor uses up the digits that float32
#   has for small numbers.
# - **d**: The steps jump across the minimum, each perhaps further than the one before: the loss
#   swings or even grows.
#
# ### `decaying_learning_rate`
#
# What is the reason for letting the learning rate decay during training?
#
# - **a**: Gradients grow as the minimum comes near, and a falling rate keeps the product of the
#   two the same.
# - **b**: Long steps cover the distance at the start, short steps later settle close to the
#   minimum.
# - **c**: Later examples matter less than the first ones, and a falling rate gives each of them
#   less weight.
# - **d**: Computing a step takes time in proportion to its length, so that the last epochs run
#   faster.
#
# ### `standardised_inputs`
#
# One input feature has values around 0.5, another around 10,000. Why bring both to mean 0 and
# standard deviation 1?
#
# - **a**: Features of equal mean and deviation no longer depend on each other, so that each
#   weight can be learned alone.
# - **b**: Activations are defined between -1 and 1 only, and features that are standardised are
#   sure to lie in that range.
# - **c**: Otherwise one feature dominates the gradients, and there is no learning rate that suits
#   the weights of both.
# - **d**: The true values get mean 0 by that as well, so the network needs no biases and there is
#   less for it to learn.
#
# ### `initial_deviation`
#
# A ReLU layer with n inputs starts with normally distributed weights of mean 0. Which standard
# deviation is advised, and why?
#
# - **a**: 2 / n: the weights of a unit then add up to 2, one half of it for positive inputs and
#   one half for negative ones.
# - **b**: √(n / 2): a unit with many inputs needs larger weights, or each single input would get
#   lost among the others.
# - **c**: 1, whatever n is: the weights then have the distribution of standardised inputs, so
#   that the two fit together.
# - **d**: √(2 / n): a sum over more inputs gets smaller terms, so that signals keep their size
#   from layer to layer.
#
# ### `equal_weights`
#
# All weights of a network start with the same value other than 0, such as 0.5. Why is that a bad
# start?
#
# - **a**: All units of a layer compute the same and get the same gradients, so they remain copies
#   of each other.
# - **b**: The gradients of equal weights cancel each other out, so that no weight of the layer is
#   ever changed.
# - **c**: Equal weights always make the sums of a layer as large as possible, so that its outputs
#   overflow soon.
# - **d**: Equal weights make the loss level in every direction, so gradient descent has nowhere
#   to go from there.


# ## Losses
#
# A loss says what you want. The optimiser will give you exactly that, so it had better be what
# you mean.
#
# ### `which_loss`
#
# Three tasks: (1) predict tomorrow's temperature, (2) sort pictures into ten kinds, (3) plan a
# stock of goods for which too many and too few cost different amounts. Which losses suit them, in
# this order?
#
# - **a**: (1) cross-entropy after softmax, (2) mean squared error, (3) a custom loss with two
#   prices
# - **b**: (1) mean squared error, (2) cross-entropy after softmax, (3) a custom loss with two
#   prices
# - **c**: (1) a custom loss with two prices, (2) cross-entropy after softmax, (3) mean squared
#   error
# - **d**: (1) mean squared error, (2) a custom loss with two prices, (3) cross-entropy after
#   softmax
#
# ### `cost_and_profit`
#
# A unit too many costs 1, a unit too few misses a profit of 99. A model is trained on these
# charges, on data with some noise. Where do its predictions end?
#
# - **a**: Below the truth for the most part: too many is the mistake that has a cost, and the
#   model learns to avoid it.
# - **b**: Evenly around the truth: prices only scale the loss, and scaling does not move the
#   place of its minimum.
# - **c**: Above the truth for the most part: too few is so dear that a little too many is the
#   cheaper mistake to make.
# - **d**: At 99 times the truth: the model learns the ratio of the two prices as a factor of each
#   of its weights.
#
# ### `mean_or_sum`
#
# In plain gradient descent, a loss adds up the rows of a batch instead of averaging them; the
# learning rate stays the same. What changes?
#
# - **a**: The gradients grow with the number of rows, and the steps too, so the rate suits one
#   size of batch only.
# - **b**: Nothing: sum and mean have their minimum in the same place, and so training takes the
#   same way to it.
# - **c**: The printed loss only: a derivative drops constant factors, and the number of rows is
#   one of those.
# - **d**: The weight of single rows: in a sum a large one is not divided, so that it outweighs
#   all of the others.
#
# ### `cross_entropy_measures`
#
# What does the cross-entropy between a label and a prediction measure?
#
# - **a**: How far the number of the predicted class is from that of the true one: two classes off
#   cost twice as much as one.
# - **b**: How uncertain the prediction is by itself: it is largest if all classes get the same
#   share, whatever the label.
# - **c**: How badly the predicted probabilities fit the label: it grows as the true class is
#   given a smaller probability.
# - **d**: How many rows are put into a wrong class: each counts 1 if its largest probability is
#   not at the true class.


# ## Softmax and its loss
#
# Softmax and cross-entropy belong together. Most of the trouble comes from what happens between
# the two.
#
# ### `softmax_gives`
#
# What does softmax make of a row of logits?
#
# - **a**: A 1 in the place of the largest logit and 0 in all other places, so that the row names
#   a single class.
# - **b**: Numbers between 0 and 1, each from its own logit alone, so that several of them can be
#   close to 1 at once.
# - **c**: The logits divided by their sum, so that a logit twice as large as another gets a share
#   twice as large.
# - **d**: Numbers that are not negative and sum to 1, in the order of the logits: the larger one
#   has the larger share.
#
# ### `softmax_twice`
#
# Probabilities, already the result of a softmax, are given to a loss that expects logits and
# applies softmax itself. What happens?
#
# - **a**: It runs, and nothing changes: the numbers sum to 1 already, so the second softmax
#   leaves them as they are.
# - **b**: It runs, but the second softmax evens the numbers out: even a perfect prediction keeps
#   a loss well above 0.
# - **c**: It raises an error: the function sees that the numbers sum to 1, so they cannot be
#   logits, and rejects them.
# - **d**: It runs, and the second softmax makes the numbers more extreme: right predictions soon
#   have a loss of 0.
#
# ### `combined_loss`
#
# For extreme logits, a loss that combines softmax and cross-entropy is better than taking the two
# steps one after the other. Why?
#
# - **a**: It cuts extreme logits off at a limit below which the exponential is safe, so that no
#   loss becomes large.
# - **b**: It computes with more digits than float32 has, so that even the smallest probabilities
#   are kept in full.
# - **c**: It takes the logarithm of softmax on paper, so that no probability rounded to 0 gets
#   into a logarithm.
# - **d**: It leaves out the rows with extreme logits, since these are learned already and would
#   disturb the mean.
#
# ### `sparse_labels`
#
# When does one use the sparse form of softmax cross-entropy, and how does its result compare with
# the ordinary form?
#
# - **a**: If most entries of the labels are 0: it skips these, so that its losses are smaller
#   than the ordinary ones.
# - **b**: If labels are class numbers such as [2, 1]: it gives the losses that one-hot labels
#   give in the ordinary form.
# - **c**: If only a few rows have a label: it passes over the others, so that its losses are
#   those of fewer rows.
# - **d**: If there are thousands of classes: it uses a random part of them, so its losses are
#   nearly the ordinary ones.
#
# ### `soft_labels`
#
# A label is soft, such as (0.4, 0.1, 0.5). What is true of the cross-entropy with it?
#
# - **a**: It is not defined: the formula takes the logarithm of one probability, so a label needs
#   a single 1 in it.
# - **b**: It becomes 0 as soon as the largest probability is in the place of the largest share,
#   here in the third.
# - **c**: It is smallest for the prediction (0, 0, 1), because the class with the largest share
#   is taken for true.
# - **d**: It is smallest for a prediction equal to the label, and even there it is above 0: the
#   label's own entropy.
#
# ### `gradients_after_softmax`
#
# A prediction of softmax is certain and wrong. How do the gradients with respect to the logits
# compare, for cross-entropy and for the squared error of the probabilities?
#
# - **a**: Cross-entropy gives probability minus label, which is large here; that of squared error
#   nearly vanishes.
# - **b**: Both give probability minus label: softmax alone shapes the gradient, whichever loss
#   stands behind it.
# - **c**: Squared error gives the larger one: it squares an error of nearly 1, while a logarithm
#   grows only slowly.
# - **d**: Both nearly vanish: where softmax is certain its slope is close to 0, and that stops
#   any loss behind it.


# ## Your answers
#
# One letter for each question: `"a"`, `"b"`, `"c"` or `"d"`.


answers = {
    "vanishing_gradients": "",
    "zero_mean_outputs": "",
    "dying_units": "",
    "relu_first": "",
    "leaky_relu": "",
    "small_learning_rate": "",
    "decaying_learning_rate": "",
    "standardised_inputs": "",
    "initial_deviation": "",
    "equal_weights": "",
    "which_loss": "",
    "cost_and_profit": "",
    "mean_or_sum": "",
    "cross_entropy_measures": "",
    "softmax_gives": "",
    "softmax_twice": "",
    "combined_loss": "",
    "sparse_labels": "",
    "soft_labels": "",
    "gradients_after_softmax": "",
}
