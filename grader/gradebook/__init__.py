"""The gradebook: every attempt, with its report, in a database that only grows."""
