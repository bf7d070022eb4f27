"""Ids: 63-bit integers, time-ordered and unique across machines."""

import random
import threading
import time

_RANDOM_BITS = 22
_random = random.SystemRandom()
_lock = threading.Lock()
_last = 0


def new_id() -> int:
    """A fresh id: 41 bits of milliseconds, then 22 random bits; strictly rising in a process."""
    global _last  # noqa: PLW0603 - the only memory that "strictly rising" needs
    with _lock:
        fresh = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | _random.getrandbits(_RANDOM_BITS)
        _last = max(fresh, _last + 1)
        return _last


def hashed_id(*parts: object) -> int:
    """The 63-bit BLAKE2 hash of ``parts``: the same on every machine."""
    import hashlib  # OpenSSL comes with it, and a start hashes nothing

    text = "\x1f".join(str(part) for part in parts)
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def imported_id(app: str, athlete_id: int, start: str, name: str, occurrence: int) -> int:
    """The id of an imported session, from what its file says of it, as written there."""
    return hashed_id("session", app, athlete_id, start, name, occurrence)
