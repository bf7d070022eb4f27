import itertools
import time

from legday_gui.logbook.ids import hashed_id, imported_id, new_id


def test_new_ids_rise_strictly_and_fit_63_bits() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert all(a < b for a, b in itertools.pairwise(ids))
    assert 0 < ids[0] < ids[-1] < 2**63


def test_new_ids_carry_their_time() -> None:
    assert abs((new_id() >> 22) / 1000 - time.time()) < 60


def test_imported_ids_are_the_same_everywhere() -> None:
    first = imported_id("strong", 1, "2026-01-05 18:30:00", "Legs", 0)
    assert first == 3044281319285425819
    assert first != imported_id("strong", 1, "2026-01-05 18:30:00", "Legs", 1)
    assert first != imported_id("hevy", 1, "2026-01-05 18:30:00", "Legs", 0)
    assert hashed_id("ab", "c") != hashed_id("a", "bc")
