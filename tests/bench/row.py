"""One line of the report: a ratio, what it was measured against, and the most it may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    measured: float
    against: float
    reference: str
    budget: float
    unit: str = "ms"

    def __str__(self) -> str:
        ratio = self.measured / self.against
        verdict = "ok" if ratio <= self.budget else "OVER"
        return (
            f"{self.what:<52} {ratio:6.2f} ×  at most {self.budget:g}  {verdict:<4}  "
            f"{self.measured:.4g} {self.unit} against {self.against:.4g} {self.unit}: "
            f"{self.reference}"
        )
