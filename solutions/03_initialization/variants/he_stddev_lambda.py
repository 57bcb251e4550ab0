"""A lambda."""

import math



he_stddev = lambda fan_in: math.sqrt(2) * math.pow(fan_in, -0.5)
