"""Taking in a class: whose files are which in what a learning platform exports."""
