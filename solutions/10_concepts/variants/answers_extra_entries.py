"""Entries that are no questions stand beside the answers, with values of other kinds."""

answers["name"] = "a student"
answers["tries"] = 3
answers["unsure_about"] = ["soft_labels", "mean_or_sum"]
