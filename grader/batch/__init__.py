"""Grading a class: what is to be done, doing it, and keeping every result."""
