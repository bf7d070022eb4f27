"""The logbook: one SQLite file, one door for writes, queries that hand out plain values."""
