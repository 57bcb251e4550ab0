"""Prints what the fuzzing has cost."""

from fuzz.bounds import PEAKS


def pytest_terminal_summary(terminalreporter):
    if PEAKS:
        peaks = ", ".join(f"{kind} {peak / 1024:,.0f} KiB" for kind, peak in sorted(PEAKS.items()))
        terminalreporter.write_line(f"largest peaks of memory: {peaks}")
