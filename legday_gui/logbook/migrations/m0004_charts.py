"""How an exercise is charted, and one index that answers whole-history questions alone. Frozen."""

_ROW = "id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, deleted_at INTEGER"

STATEMENTS = [
    f"""CREATE TABLE chart_setting ({_ROW},
        athlete_id INTEGER NOT NULL REFERENCES athlete (id),
        exercise_id INTEGER NOT NULL REFERENCES exercise (id),
        favourite INTEGER NOT NULL DEFAULT 0, formula TEXT NOT NULL DEFAULT 'Epley')""",
    "CREATE INDEX chart_setting_athlete ON chart_setting (athlete_id) WHERE deleted_at IS NULL",
    # Volume, sides and records need what a set belongs to: without a look into the table.
    "DROP INDEX set_exercise_day",
    """CREATE INDEX set_exercise_day ON training_set
        (athlete_id, exercise_id, deleted_at, day, session_id, reps, reserve_halves, kind, load_g,
        number, side, block_id) WHERE deleted_at IS NULL""",
]
