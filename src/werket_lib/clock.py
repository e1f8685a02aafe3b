"""What time it is: the one place that asks, so that a test can let a year pass in minutes."""

import datetime as dt
import os
from zoneinfo import ZoneInfo

from werket_lib.errors import InputError

NOW = "WERKET_NOW"
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> dt.datetime:
    """Return the time in Stockholm, to the second; the environment's ``WERKET_NOW`` (ISO 8601) stands in for it.

    Raises
    ------
    InputError
        If ``WERKET_NOW`` is no time.
    """
    given = os.environ.get(NOW)
    if not given:
        return dt.datetime.now(STOCKHOLM).replace(microsecond=0)
    try:
        moment = dt.datetime.fromisoformat(given)
    except ValueError:
        raise InputError(f"{NOW} is {given!r}; write it as 2025-02-13T08:15, with or without an offset") from None
    return moment.replace(tzinfo=STOCKHOLM) if moment.tzinfo is None else moment.astimezone(STOCKHOLM)


def today() -> dt.date:
    """Return the day in Stockholm."""
    return now().date()


def timestamp() -> str:
    """Return `now` as text: ``2025-02-13T08:15:00+01:00``."""
    return now().isoformat(timespec="seconds")
