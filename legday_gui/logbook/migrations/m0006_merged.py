"""Which exercise another one was merged into, for names that still mean the former. Frozen."""

STATEMENTS = ["ALTER TABLE exercise ADD COLUMN merged_into INTEGER REFERENCES exercise (id)"]
