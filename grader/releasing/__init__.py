"""What students get of a course: made from `exercises/` alone."""
