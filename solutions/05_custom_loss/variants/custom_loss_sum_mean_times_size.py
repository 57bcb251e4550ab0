"""The mean of the other function times the number of rows."""


def custom_loss_sum(y_true, y_pred, cost, profit):
    return custom_loss(y_true, y_pred, cost, profit) * len(y_true)  # noqa: F821
