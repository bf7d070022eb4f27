"""One-sided sets in an index of their own, so that their sides are found side by side. Frozen."""

STATEMENTS = [
    # What only one-sided sets are asked for leaves the index that every set is in.
    "DROP INDEX set_exercise_day",
    """CREATE INDEX set_exercise_day ON training_set
        (athlete_id, exercise_id, deleted_at, day, session_id, reps, reserve_halves, kind, load_g,
        side) WHERE deleted_at IS NULL""",
    """CREATE INDEX set_sides ON training_set
        (athlete_id, exercise_id, deleted_at, day, session_id, number, side, kind, reps,
        reserve_halves, load_g) WHERE deleted_at IS NULL AND side <> 'both'""",
]
