"""An object with __call__ instead of a function."""


class Schedule:
    def __call__(self, lr_base, lr_decay, epoch, lr_step):
        return lr_base * lr_decay ** (epoch / lr_step)


exponential_decay = Schedule()
