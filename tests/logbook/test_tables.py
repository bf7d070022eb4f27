from pathlib import Path

from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.tables import TABLES


def test_classes_and_migrated_schema_agree(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    try:
        for table, model in TABLES.items():
            columns = {row[1] for row in book.tuples(f"PRAGMA table_info({table})")}
            assert columns == {field.column_name for field in model._meta.sorted_fields}, table
    finally:
        book.close()
