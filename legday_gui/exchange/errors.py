"""What a file can do to an import, said in one sentence each."""

from datetime import date


class ExchangeError(Exception):
    """A whole file is refused. The message says what is wrong with it and what to do next."""


class UnknownTableError(ExchangeError):
    """A table of no program that is known; the person may say which column is which.

    ``header`` (lower case, trimmed) and ``rows`` are its beginning.
    """

    def __init__(self, message: str, header: list[str], rows: list[list[str]]) -> None:
        super().__init__(message)
        self.header = header
        self.rows = rows


class AmbiguousDatesError(ExchangeError):
    """Dates of numbers that may have the day or the month first; the person knows which.

    ``text`` is one of them, ``day_first`` and ``month_first`` what it is either way (None where
    it is no date that way). The answer is ``Answers.day_first``.
    """

    def __init__(self, text: str, day_first: date | None, month_first: date | None) -> None:
        super().__init__(
            f"Dates like {text.strip()} may have the day or the month first: say which."
        )
        self.text = text
        self.day_first = day_first
        self.month_first = month_first


class CancelledError(Exception):
    """The person changed their mind while a file was being read."""


class UnreadableCellError(ValueError):
    """One cell says nothing that can be used; its row is listed and the others come in."""

    def __init__(self, value: str, reason: str) -> None:
        super().__init__(f"{value}: {reason}")
        self.value = value
        self.reason = reason
