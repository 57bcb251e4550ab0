"""Decimal numbers, turned into a float at the end."""

from decimal import Decimal



def he_stddev(fan_in):
    return float((Decimal(2) / Decimal(fan_in)).sqrt())
