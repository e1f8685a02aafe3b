"""What every section refuses: a month that is not there, a start after it, a number that is not printed."""

import pandas as pd

from werket_lib.errors import DataError, InputError, LateError


def check_start(start: pd.Period, month: pd.Period) -> None:
    """Refuse lines that would start after the month that they lead to.

    Raises
    ------
    InputError
        Saying both.
    """
    if start > month:
        raise InputError(f"the lines start in {start}, after the report's month {month}; give an earlier start")


def check_printed(level: object, month: pd.Period, *, what: str) -> None:
    """Refuse to take a number that the agency does not print for zero.

    Raises
    ------
    DataError
        If the month's level is missing.
    """
    if pd.isna(level):
        raise DataError(
            f"{what} is suppressed in every row of {month}, so there is no total; look at the agency's file, "
            "and leave the section out this month if that is how it is"
        )


def check_reached(months: pd.PeriodIndex, month: pd.Period, *, what: str) -> None:
    """Refuse to show another month for the one asked for.

    Raises
    ------
    LateError
        Saying which months there are.
    """
    if month not in months:
        span = f"it has {months.min()} to {months.max()}" if len(months) else "it has no month at all"
        raise LateError(f"{what} in {month}; {span}. Add the agency's file for {month} with `werket add`")
