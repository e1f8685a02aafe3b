"""The processed tables: which there are, and what is in them."""

import datetime as dt
import inspect
import json
from functools import cache
from pathlib import Path

import pandas as pd

from werket_lib.desk.regions import keep_region, name_regions
from werket_lib.desk.session import Month, check_name, data_dir, processed_months, read_noted, to_month
from werket_lib.errors import InputError, WerketError
from werket_lib.month import cut_off_of, make_data
from werket_lib.processed.recipes import RECIPES
from werket_lib.provenance import list_editions
from werket_lib.schemas import TABLES
from werket_lib.settings import read_settings
from werket_lib.sources import DATASETS
from werket_lib.store import REFUSAL, Provenance, parse_parquet, read_provenance, read_table

_TIMES = ("month", "period", "published", "year")  # columns that say what time a row is of
_NAMED = {"municipality_code": "municipality", "region_code": "region"}


def tables(month: Month | None = None, *, data: str | Path | None = None) -> pd.DataFrame:
    """List the tables that `read` can read.

    Parameters
    ----------
    month
        Report month, ``"2025-01"``; the newest that there are tables of, unless given.
    data
        Folder that holds ``raw/`` and ``processed/``; the project's, unless given.

    Returns
    -------
    pandas.DataFrame
        One row a table: ``name``; ``row``, what a row is; ``months``, the first and last that it holds; ``source``, the
        datasets that it is made of; ``status``: ``own`` or ``sample``, ``late``, ``refused`` or ``absent`` (`read` says
        why), or ``not made`` (`read` makes it); ``about``, what it holds. Columns are in docs/data-dictionary.md.

    Examples
    --------
    >>> import werket_lib as wl
    >>> wl.tables("2025-01").loc[8, ["name", "row", "months"]].tolist()
    ['municipality_labour', 'month, municipality_code', '2015-01 to 2025-01']
    """
    folder = data_dir(data)
    period = _month_of(month, folder)
    return pd.DataFrame([_describe(name, period, folder / "processed") for name in TABLES])


def read(
    name: str,
    month: Month | None = None,
    region: str | None = None,
    *,
    data: str | Path | None = None,
) -> pd.DataFrame:
    """Read a table of a report month; one that has not been made yet is made first.

    Parameters
    ----------
    name
        As `tables` lists it.
    month
        Report month, ``"2025-01"``, a period, or a day in it; the newest that there are tables of, unless given.
    region
        Keep only this region: a municipality, county or group by name or code (``"Malmö"``, ``"Skåne län"``,
        ``"Storstäder"``, ``"1280"``), or a delivery area in a table of these.
    data
        As in `tables`.

    Returns
    -------
    pandas.DataFrame
        Columns as in docs/data-dictionary.md; ``municipality`` or ``region`` stands beside a code, and says its name.
        Counts are whole numbers, ``_pct`` is 0-100, months are periods.

    Raises
    ------
    InputError
        If there is no such table, month or region; names the nearest.
    DataError
        If the table was refused or is late; says why.

    Examples
    --------
    >>> import werket_lib as wl
    >>> malmo = wl.read("municipality_labour", month="2025-01", region="Malmö")
    >>> malmo[["month", "municipality_code", "municipality"]].tail(1).values.tolist()
    [[Period('2025-01', 'M'), '1280', 'Malmö']]
    >>> flows = wl.read("service_flows", month="2025-01").set_index(["service", "month"])
    >>> int(flows.loc[("ROM2", "2025-01"), "remaining"])
    39413
    """
    check_name(name, list(TABLES), what="table")
    folder = data_dir(data)
    period = _month_of(month, folder)
    processed_dir = folder / "processed"
    _make_missing(name, period, folder)
    table = read_noted(name, period, processed_dir).table
    if region is not None:
        table = keep_region(table, region, name=name, groups=groups_of(period, folder) if _by_place(table) else {})
    return _with_names(table).reset_index(drop=True)


def groups_of(month: pd.Period, folder: Path) -> dict[str, str]:
    """Return the group of each municipality, both as codes."""
    _make_missing("municipalities", month, folder)
    table = read_table("municipalities", month, folder / "processed").table
    return dict(zip(table["municipality_code"], table["group_code"], strict=True))


def groups_of_newest() -> dict[str, str]:
    """Return the group of each municipality as the newest month's tables have it."""
    folder = data_dir(None)
    return groups_of(_month_of(None, folder), folder)


def _by_place(table: pd.DataFrame) -> bool:
    return "municipality_code" in table


def _with_names(table: pd.DataFrame) -> pd.DataFrame:
    """Set the name of a region beside its code, where the table has none."""
    for code, named in _NAMED.items():
        if code in table and "name" not in table:
            place = list(table).index(code) + 1
            table = table.copy()
            table.insert(place, named, name_regions(table[code]))
    return table


def _month_of(month: Month | None, folder: Path) -> pd.Period:
    """Return the month asked for, or the newest that there are tables of, or that an editor has planned."""
    planned = [path.parent.name for path in read_settings().editorial.glob("????-??/issue.yml")]
    found = processed_months(folder / "processed") or planned
    return to_month(
        month, found, what=f"month with tables under {folder / 'processed'}; name one, as in month='2025-01'"
    )


def _make_missing(name: str, month: pd.Period, folder: Path) -> None:
    """Make a table that has never been made for the month."""
    processed_dir = folder / "processed"
    if (processed_dir / str(month) / f"{name}{REFUSAL}").exists() or read_provenance(name, month, processed_dir):
        return
    newest = _newest_edition(folder / "raw")
    if str(month) > newest:
        made = processed_months(processed_dir)
        raise InputError(f"no data for {month}: the newest file is of {newest}; there are tables of {', '.join(made)}")
    print(f"making {name} of {month} from {folder / 'raw'} …")  # noqa: T201 - said to whoever waits for it
    make_data(month, folder, _as_of(month), tables=[name])


def _as_of(month: pd.Period) -> dt.date:
    return cut_off_of(month, read_settings().editorial, None)


def _newest_edition(raw_dir: Path) -> str:
    newest = ""
    for dataset in DATASETS:
        try:
            newest = max([newest, *(edition.order[0] for edition in list_editions(raw_dir, dataset))])
        except WerketError:  # `werket status` tells what is wrong with it
            continue
    return newest


def _describe(name: str, month: pd.Period, processed_dir: Path) -> dict[str, str]:
    provenance = read_provenance(name, month, processed_dir)
    return {
        "name": name,
        "row": ", ".join(TABLES[name].to_schema().unique),
        "months": _span(name, month, processed_dir) if provenance else "",
        "source": ", ".join(dict.fromkeys(RECIPES[name].opened)),
        "status": _status(name, month, processed_dir, provenance),
        "about": str(inspect.getdoc(TABLES[name])).split("\n")[0],
    }


def _status(name: str, month: pd.Period, processed_dir: Path, provenance: Provenance | None) -> str:
    refusal = processed_dir / str(month) / f"{name}{REFUSAL}"
    if refusal.exists():
        kind = json.loads(refusal.read_text(encoding="utf-8")).get("kind", "")
        return {"LateError": "late", "AbsentError": "absent"}.get(kind, "refused")
    if provenance is None:
        return "not made"
    return "sample" if any(source.sample for source in provenance.sources) else "own"


def _span(name: str, month: pd.Period, processed_dir: Path) -> str:
    """Say the first and the last month, day or year that a table holds; empty for one without."""
    column = next((column for column in _TIMES if column in TABLES[name].to_schema().columns), None)
    if column is None:
        return ""
    path = processed_dir / str(month) / f"{name}.parquet"
    stamp = path.stat() if path.exists() else None
    return "" if stamp is None else _read_span(path, column, stamp.st_mtime_ns)


@cache
def _read_span(path: Path, column: str, _written: int) -> str:
    times = parse_parquet(path.read_bytes(), columns=[column])[column]
    if times.empty:
        return ""
    first, last = times.min(), times.max()
    if column == "published":
        first, last = first.date(), last.date()
    return f"{first} to {last}"
