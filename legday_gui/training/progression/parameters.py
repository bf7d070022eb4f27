"""What of a rule can be set: each rule declares its parameters beside it, with their limits."""

from typing import NamedTuple

from legday_gui.training.values import Prescription

# Of every rule: what a first load is taken from where there is no history (0: nothing known).
FIVE_REP_MAX_KEY = "five_rep_max_kg"
# When a rule that counts every session began, as a day number.
SINCE_KEY = "since_day"

KG, PERCENT, YES_NO = "kg", "%", "yes/no"


class Parameter(NamedTuple):
    """A number in ``Prescription.options`` that a rule knows.

    ``unit`` is ``kg`` (kept in kg, shown in the person's unit), ``%`` (kept as a share, 0.1 for
    10 %), ``yes/no`` (1 or 0), or the word for what is counted. ``step`` is how far one press
    moves it.
    """

    key: str
    title: str
    default: float
    least: float
    most: float
    step: float = 1.0
    unit: str = ""

    def of(self, prescription: Prescription) -> float:
        """Its value in a prescription, held within the limits; the default where it is not set."""
        value = prescription.options.get(self.key, self.default)
        return min(self.most, max(self.least, value))
