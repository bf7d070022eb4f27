"""The paper that is printed on: A4 or Letter, whichever the country prints on."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
# Countries whose usual paper is US Letter, by the paper sizes of CLDR (2024).
_LETTER = frozenset({
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
})  # fmt: skip


def usual_paper(locale: QLocale) -> str:
    """The name of the paper in the country of a locale."""
    letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return "Letter" if letter else "A4"
