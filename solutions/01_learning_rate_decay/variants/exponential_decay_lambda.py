"""A lambda bound to the name."""

exponential_decay = lambda base, decay, epoch, step: base * pow(decay, epoch / step)  # noqa: E731
