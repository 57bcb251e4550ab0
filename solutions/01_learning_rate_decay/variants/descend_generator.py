"""A generator yields the rows; a tuple of tuples of Python floats is returned."""


def walk(w, rates):
    for lr in rates:
        loss = (w + 1) ** 2
        w -= lr * 2 * (w + 1)
        yield w, loss, lr


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rates = (lr_base * lr_decay ** (epoch / lr_step) for epoch in range(epochs))
    return tuple(walk(w, rates))
