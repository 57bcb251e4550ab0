"""Pairs of students whose code is closer than the class's own spread."""
