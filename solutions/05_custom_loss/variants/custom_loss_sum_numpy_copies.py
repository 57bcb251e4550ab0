"""NumPy's in-place operators, on a copy of the predictions; tensors are refused."""


def custom_loss_sum(y_true, y_pred, cost, profit):
    charges = y_pred.copy()
    charges -= y_true
    charges[charges > 0] *= cost
    charges[charges < 0] *= -profit
    return charges.sum()
