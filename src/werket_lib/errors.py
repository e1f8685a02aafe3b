"""Every error that a user can act on, each with its exit code.

A message says what is wrong, where (file, sheet, cell or column), what was found and what to do.
The command line prints it without a traceback and leaves with ``exit_code``.
"""

import difflib
from collections.abc import Iterable

NEAREST = 3  # names that a misspelt one may have meant
SHOWN_ROWS = 10  # of those that an error is about
SHOWN_LETTERS = 80  # of a text from outside


class WerketError(Exception):
    """A problem that a person can act on; subclasses say which kind."""

    exit_code = 1


class SectionError(WerketError):
    """One section of the report could not be made; the others go on."""


class InputError(WerketError):
    """What the user typed is wrong: a month, a name, a parameter, a folder."""

    exit_code = 2


class ParameterError(InputError):
    """A notebook was given a parameter that it does not have, or one of another type."""


class DataError(WerketError):
    """Data were refused; nothing was computed from them."""

    exit_code = 3


class RawFileError(DataError):
    """A raw file or its sidecar is missing, damaged or not what it was."""


class LayoutError(DataError):
    """A workbook is not laid out as expected: a sheet, header row or column has moved."""


class SchemaError(DataError):
    """Values break a promise: a duplicate, a negative count, a gap, a total that does not add up."""


class LateError(DataError):
    """A dataset has not reached the report's month."""


class AbsentError(LateError):
    """Nothing of a dataset had been published by the report's cut-off date."""


class RunBusyError(WerketError):
    """Another run holds the month."""

    exit_code = 4


class PublicationError(WerketError):
    """The issue must not be published as it is."""

    exit_code = 5


class FetchError(WerketError):
    """An agency could not be reached, or did not answer what was asked."""

    exit_code = 6


class WaitingError(WerketError):
    """It waits for a person, such as one who approves a section."""

    exit_code = 7


# Which exit code a command ends with that has met several.
WORST_FIRST = (4, 2, 3, 6, 5, 1, 7, 0)


def worst(codes: Iterable[int]) -> int:
    """Return the exit code that tells most of several; 0 of none."""
    return min(codes, key=WORST_FIRST.index, default=0)


def shorten(text: str) -> str:
    """Cut what was found to a length that a message can show."""
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS]}…"


def nearest(name: str, known: Iterable[str]) -> str:
    """Name what a misspelt name may have meant."""
    names = list(dict.fromkeys(known))
    close = difflib.get_close_matches(name, names, n=NEAREST, cutoff=0.5)
    if close:
        return f"the nearest are {', '.join(close)}"
    few = len(names) <= SHOWN_ROWS
    return f"there are {', '.join(names)}" if few else f"there are {len(names)}, none of them like it"
