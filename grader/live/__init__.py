"""`%grade` and `%hint`: grading in a notebook's own kernel, without isolation."""
