"""What authors of a course use: building stubs, notebooks and recorded values from solutions."""
