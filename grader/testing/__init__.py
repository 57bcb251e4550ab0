"""Checks as tests of pytest, for programs that read tests. Off unless `--grade` asks for it."""
