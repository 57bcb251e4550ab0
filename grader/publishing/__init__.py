"""What comes out of a gradebook: tables for platforms and programs, feedback, the report."""
