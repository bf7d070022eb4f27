"""The Plan tab: the week, the days and what each exercise of them asks."""
