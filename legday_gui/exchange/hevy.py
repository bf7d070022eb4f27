"""Hevy's export: one row is one set, the newest workout first, the unit in the column's name."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter

from legday_gui.exchange import cells
from legday_gui.exchange.cells import Memo
from legday_gui.exchange.errors import ExchangeError, UnreadableCellError
from legday_gui.exchange.gathering import Gathering, OpenSession, Rows
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.training.values import SetKind, Unit

NAME, FILES = "Hevy", "CSV"
DATES, DAY_FIRST = ("start_time", "end_time"), None

_WEIGHTS = {"weight_kg": Unit.KG, "weight_lbs": Unit.LB}
_DISTANCES = {
    "distance_km": 1000.0,
    "distance_miles": cells.METRES_PER_MILE,
    "distance_meters": 1.0,
}
_KINDS = {
    "normal": SetKind.WORK,
    "warmup": SetKind.WARM_UP,
    "failure": SetKind.FAILURE,
    "dropset": SetKind.DROP,
}

# The phone's language writes the months; no word here stands for two of them.
_MONTH_WORDS = (
    "jan january januar janvier janv ene enero gen gennaio sty stycznia oca ocak tammi tammik "
    "tammikuuta",
    "feb february februar februari fev fevrier fevr fevereiro febrero febbraio lut lutego sub "
    "subat helmi helmik helmikuuta",
    "mar march mars marz maerz mrt maart marzo marco mart marca maalis maalisk maaliskuuta mrz",
    "apr april avr avril abr abril aprile kwi kwietnia nis nisan huhti huhtik huhtikuuta",
    "may mai maj mei mayo maio mag maggio maja mayis touko toukok toukokuuta",
    "jun june juni juin junio junho giu giugno cze czerwca haz haziran kesa kesak kesakuuta",
    "jul july juli juil juillet julio julho lug luglio lip lipca tem temmuz heina heinak "
    "heinakuuta",
    "aug august augustus aout ago agosto sie sierpnia agu agustos elo elok elokuuta augusti",
    "sep sept september septembre septiembre setembro set settembre wrz wrzesnia eyl eylul syys "
    "syysk syyskuuta",
    "oct october okt oktober octobre octubre out outubro ott ottobre paz pazdziernika eki ekim "
    "loka lokak lokakuuta",
    "nov november novembre noviembre novembro lis listopada kas kasim marras marrask marraskuuta",
    "dec december dez dezember decembre dic diciembre dezembro dicembre gru grudnia ara aralik "
    "joulu jouluk joulukuuta des desember",
)
_MONTHS = {
    word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()
}
_TIME = r",? (?:kl\. )?(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ([ap])\.? ?m\.?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d]+)\.? (?:de )?(\d{4})" + _TIME)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})" + _TIME)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are Hevy's."""
    columns = set(header)
    return {"title", "start_time", "exercise_title", "set_type", "reps"} <= columns


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    gathered = Gathering()
    return gathered.read(NAME, _Reader(header, gathered).take, rows)


class _Reader:
    """Knows where each column is; one ``take`` a row."""

    def __init__(self, header: Sequence[str], gathered: Gathering) -> None:
        self._width = len(header)
        self._gathered = gathered
        self._running_key: tuple[str, str, str] | None = None
        self._running: OpenSession | None = None
        weight = next((name for name in _WEIGHTS if name in header), None)
        if weight is None:
            raise ExchangeError(
                "This Hevy export has no column weight_kg or weight_lbs: export it again."
            )
        distance = next((name for name in _DISTANCES if name in header), "")

        # A column that the file lacks is read from the blank that is put after each row.
        def place(name: str) -> int:
            return header.index(name) if name in header else self._width

        self._title = place("title")
        self._start = place("start_time")
        self._end = place("end_time")
        self._description = place("description")
        self._exercise = place("exercise_title")
        self._note = place("exercise_notes")
        self._superset = place("superset_id")
        self._unit = _WEIGHTS[weight]
        self._distance_in_m = _DISTANCES.get(distance)

        self._cells = itemgetter(
            place("set_type"), place(weight), place("reps"), place(distance),
            place("duration_seconds"), place("rpe"),
        )  # fmt: skip
        self._sets: dict[tuple[str, ...], ParsedSet | None] = {}
        self._supersets = Memo(cells.whole)
        self._names = Memo(cells.exercise)
        self._texts = Memo(_text)

    def take(self, line: int, row: list[str]) -> None:
        if len(row) != self._width:
            raise UnreadableCellError(
                cells.shown(" ".join(row)),
                f"has {len(row)} cells where the header has {self._width}",
            )
        row.append("")
        key = (row[self._start], row[self._title], row[self._end])
        session = self._running if key == self._running_key else self._session(key)
        assert session is not None
        told = self._cells(row)
        if told in self._sets:
            one = self._sets[told]
        else:
            one = self._sets[told] = self._set(*told)
        superset = self._supersets[row[self._superset]]
        block = session.block(self._names[row[self._exercise]], superset)
        if row[self._note]:
            block.notes[self._texts[row[self._note]]] = None
        if row[self._description]:
            session.notes[self._texts[row[self._description]]] = None
        if one is None:
            self._gathered.skip()
        else:
            block.add(line, one)

    def _set(
        self,
        kind_text: str,
        weight_text: str,
        reps_text: str,
        distance_text: str,
        seconds_text: str,
        rpe: str,
    ) -> ParsedSet | None:
        """A set; None where nothing was done."""
        kind = _kind(kind_text)
        weight, reps = cells.number(weight_text), cells.whole(reps_text)
        distance, seconds = cells.amount(distance_text), cells.seconds(seconds_text)
        reserve = cells.reserve_halves(rpe)
        if not (weight or reps or distance or seconds):
            return None
        return ParsedSet(
            kind,
            weight_text if weight else "",
            self._unit,
            reps or None if seconds or distance else reps,
            seconds,
            distance,
            self._distance_in_m,
            reserve,
        )

    def _session(self, key: tuple[str, str, str]) -> OpenSession:
        session = self._gathered.sessions.get(key)
        if session is None:
            start_text, title, end_text = key
            start = _moment(start_text)
            session = OpenSession(start, _text(title), _duration_s(start, end_text))
            self._gathered.sessions[key] = session
        self._running_key, self._running = key, session
        return session


def _kind(text: str) -> SetKind:
    word = text.strip().casefold().replace("_", "").replace(" ", "")
    if word not in _KINDS:
        raise UnreadableCellError(cells.shown(text), "is not a kind of set that is known")
    return _KINDS[word]


def _text(text: str) -> str:
    """Notes come with real line ends, or with the two characters backslash and n."""
    return cells.unguarded(text.replace("\\n", "\n").replace("\r\n", "\n").strip())


def _duration_s(start: datetime, end_text: str) -> int | None:
    try:
        seconds = int((_moment(end_text) - start).total_seconds())
    except UnreadableCellError:
        return None
    return seconds if seconds > 0 else None


def _moment(text: str) -> datetime:
    """A wall-clock time in the form of any phone: "8 Apr 2026, 16:50", "Apr 8, 2026, 4:50 PM"."""
    moment = _written(_plain(text))
    if moment is None or not cells.in_use(moment):
        raise UnreadableCellError(
            cells.shown(text), "is not a date and time like 8 Apr 2026, 16:50"
        )
    return moment


def _written(text: str) -> datetime | None:
    try:
        if match := _DAY_FIRST.fullmatch(text):
            day, month, year, hour, minute, half = match.groups()
        elif match := _MONTH_FIRST.fullmatch(text):
            month, day, year, hour, minute, half = match.groups()
        else:
            return datetime.fromisoformat(text)
        if half and not 1 <= int(hour) <= 12:
            return None
        hour_24 = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
        return datetime(int(year), _MONTHS[month], int(day), hour_24, int(minute))  # noqa: DTZ001
    except (ValueError, KeyError):
        return None


def _plain(text: str) -> str:
    """Lower case, without accents, single spaces."""
    bare = unicodedata.normalize("NFKD", text.replace("ı", "i").casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(letters.split())
