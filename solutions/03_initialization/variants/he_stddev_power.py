"""A power of one half."""

def he_stddev(fan_in):
    return (2.0 / fan_in) ** 0.5
