"""Where the desk finds data and reports, and what of it is sample data."""

import datetime as dt
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pandas as pd

from werket_lib.errors import InputError, nearest
from werket_lib.months import parse_month
from werket_lib.provenance import SourcedTable
from werket_lib.settings import read_settings
from werket_lib.store import PROVENANCE, read_table

Month: TypeAlias = str | pd.Period | dt.date | np.datetime64
# A chart does not know where its numbers come from. What was read in this session may be in it.
_samples: set[str] = set()


def data_dir(given: str | Path | None) -> Path:
    """Return the folder that holds ``raw/`` and ``processed/``: the project's, unless another is given."""
    folder = Path(given).absolute() if given is not None else read_settings().data_dir
    if not folder.is_dir():
        raise InputError(f"no folder {folder}; data= names one that holds raw/ and processed/")
    return folder


def reports_dir(given: str | Path | None) -> Path:
    """Return the folder that holds the months' reports: the project's, unless another is given."""
    return Path(given).absolute() if given is not None else read_settings().reports_dir


def read_month(month: Month) -> pd.Period:
    """Read a month: text such as ``2025-01``, a period, or any day in it as a date or timestamp.

    Raises
    ------
    InputError
        If it is not a month.
    """
    if isinstance(month, dt.date | np.datetime64):
        return pd.Period(month, freq="M")
    return parse_month(str(month))


def to_month(month: Month | None, found: list[str], *, what: str) -> pd.Period:
    """Read a month as the user gave it, or take the newest of those that were found.

    Raises
    ------
    InputError
        If it is not a month, or nothing was found; `what` says what was looked for, and what makes it.
    """
    if month is not None:
        return read_month(month)
    if not found:
        raise InputError(f"there is no {what}")
    return parse_month(max(found))


def processed_months(processed_dir: Path) -> list[str]:
    """List the report months that there are tables of."""
    return sorted({path.parent.name for path in processed_dir.glob(f"????-??/*{PROVENANCE}")})


def reported_months(folder: Path) -> list[str]:
    """List the months that have been run."""
    return sorted(path.parent.name for path in folder.glob("????-??/facts.json"))


def check_name(name: str, known: list[str], *, what: str) -> str:
    """Return a name that is known; `InputError` with the nearest ones for another."""
    if name not in known:
        raise InputError(f"no {what} {name!r}; {nearest(str(name), known)}")
    return name


def read_noted(name: str, month: pd.Period, processed_dir: Path) -> SourcedTable:
    """Read a table, and note whether it is made of sample data."""
    sourced = read_table(name, month, processed_dir)
    if any(source.sample for source in sourced.sources):
        _samples.add(name)
    return sourced


def note_sample(name: str) -> None:
    """Note that something was read that is made of sample data."""
    _samples.add(name)


def has_read_samples() -> bool:
    """Tell whether anything that was read in this session is made of sample data."""
    return bool(_samples)
