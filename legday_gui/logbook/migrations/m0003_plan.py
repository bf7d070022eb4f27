"""Reps of each set, archived plans, schedules, deloads, time away, moved days, goals. Frozen."""

_ROW = "id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, deleted_at INTEGER"

STATEMENTS = [
    "ALTER TABLE prescription ADD COLUMN set_reps TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE plan ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE plan ADD COLUMN schedule TEXT NOT NULL DEFAULT 'weekdays'",
    "ALTER TABLE plan ADD COLUMN dismissed TEXT NOT NULL DEFAULT '[]'",
    f"""CREATE TABLE deload ({_ROW},
        athlete_id INTEGER NOT NULL REFERENCES athlete (id),
        exercise_id INTEGER REFERENCES exercise (id),
        from_day INTEGER NOT NULL, until_day INTEGER NOT NULL)""",
    f"""CREATE TABLE away ({_ROW},
        athlete_id INTEGER NOT NULL REFERENCES athlete (id),
        from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '')""",
    f"""CREATE TABLE moved_day ({_ROW},
        plan_day_id INTEGER NOT NULL REFERENCES plan_day (id),
        due_day INTEGER NOT NULL, day INTEGER NOT NULL)""",
    f"""CREATE TABLE goal ({_ROW},
        athlete_id INTEGER NOT NULL REFERENCES athlete (id),
        exercise_id INTEGER NOT NULL REFERENCES exercise (id),
        load_g INTEGER NOT NULL, reps INTEGER, by_day INTEGER NOT NULL, set_on INTEGER NOT NULL)""",
    "CREATE INDEX deload_day ON deload (athlete_id, until_day) WHERE deleted_at IS NULL",
    "CREATE INDEX away_day ON away (athlete_id, until_day) WHERE deleted_at IS NULL",
    "CREATE INDEX moved_day_due ON moved_day (plan_day_id, due_day) WHERE deleted_at IS NULL",
    "CREATE INDEX goal_exercise ON goal (athlete_id, exercise_id) WHERE deleted_at IS NULL",
    # Sets of a deload are no records: the index that finds the best leaves them out, too.
    "DROP INDEX set_best",
    """CREATE INDEX set_best ON training_set
        (athlete_id, exercise_id, reps, reserve_halves, load_g)
        WHERE deleted_at IS NULL AND kind NOT IN ('warm_up', 'drop', 'deload')""",
]
