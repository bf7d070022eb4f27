"""Places and what stands there, machine settings, supersets, session effort, pain. Frozen."""

_ROW = "id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, deleted_at INTEGER"

STATEMENTS = [
    f"""CREATE TABLE place ({_ROW},
        name TEXT NOT NULL, unit TEXT NOT NULL DEFAULT 'kg')""",
    f"""CREATE TABLE implement ({_ROW},
        place_id INTEGER NOT NULL REFERENCES place (id),
        kind TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', grams INTEGER NOT NULL,
        step_g INTEGER, most_g INTEGER, pairs INTEGER,
        exercise_id INTEGER REFERENCES exercise (id))""",
    f"""CREATE TABLE exercise_setting ({_ROW},
        place_id INTEGER REFERENCES place (id),
        exercise_id INTEGER NOT NULL REFERENCES exercise (id),
        note TEXT NOT NULL DEFAULT '', bar_id INTEGER REFERENCES implement (id))""",
    f"""CREATE TABLE symptom ({_ROW},
        athlete_id INTEGER NOT NULL REFERENCES athlete (id),
        session_id INTEGER REFERENCES session (id),
        day INTEGER NOT NULL, noted_at INTEGER NOT NULL, kind TEXT NOT NULL,
        site TEXT NOT NULL, side TEXT NOT NULL DEFAULT 'both', score INTEGER NOT NULL,
        moment TEXT NOT NULL DEFAULT 'session')""",
    "ALTER TABLE session ADD COLUMN place_id INTEGER REFERENCES place (id)",
    "ALTER TABLE session ADD COLUMN effort INTEGER",
    "ALTER TABLE block ADD COLUMN superset INTEGER",
    "ALTER TABLE block ADD COLUMN skip_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE prescription ADD COLUMN superset INTEGER",
    "ALTER TABLE prescription ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX implement_place ON implement (place_id)",
    "CREATE INDEX exercise_setting_exercise ON exercise_setting (exercise_id)",
    "CREATE INDEX symptom_day ON symptom (athlete_id, day) WHERE deleted_at IS NULL",
    "CREATE INDEX symptom_session ON symptom (session_id) WHERE deleted_at IS NULL",
]
