"""The commands: the only modules of the package that print or exit."""
