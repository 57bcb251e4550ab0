"""Autograder platforms and CI: what is uploaded to them, and how results get back."""
