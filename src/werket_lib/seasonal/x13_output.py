"""Reads what the Census binary wrote."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from werket_lib.seasonal.series import Floats

HEADER = 4  # words before the first row of a saved table
NUMBER = r"[-+]?\d+\.\d+(?:E[-+]\d+)?"


@dataclass(frozen=True, eq=False)
class Output:
    """Tables as asked for; M7 and Q where X-11 ran; texts of residuals, model and, if asked for, diagnostics."""

    tables: dict[str, Floats]
    residuals: str
    logged: dict[str, float]
    model: str
    diagnostics: str


def read_output(
    folder: Path, name: str, tables: dict[str, int], logged: dict[str, float], *, diagnostics: bool
) -> Output:
    """Read one series' files.

    Raises
    ------
    OSError
        If a file is missing.
    ValueError
        If a table is short or holds something else than finite numbers.
    """
    read = {table: _read_table(folder / f"{name}.{table}")[:length] for table, length in tables.items()}
    for table, length in tables.items():
        if len(read[table]) != length or not np.isfinite(read[table]).all():
            raise ValueError(f"table {table} has {len(read[table])} finite rows, expected {length}")
    return Output(
        tables=read,
        residuals=_read_fresh(folder / f"{name}.rsd"),
        logged=logged,
        model=_read_fresh(folder / f"{name}.mdl"),
        diagnostics=_read_fresh(folder / f"{name}.udg") if diagnostics else "",
    )


def _read_table(path: Path) -> Floats:
    return parse_table(_read_fresh(path))


def parse_table(text: str) -> Floats:
    """Values of a saved table, which has two header lines and then a date and a value on each."""
    return np.array(text.split()[HEADER + 1 :: 2], dtype=np.float64)


def _read_fresh(path: Path) -> str:
    """Read a file that this run wrote; one that is dated 1970 was read before (see `x13.run`)."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_mtime == 0:
            raise FileNotFoundError(f"{path.name} was not written")
        return file.read().decode("ascii", errors="replace")


def read_error(path: Path) -> str:
    """First error of an error file on one line; empty where there is none.

    Raises
    ------
    OSError
        If this run did not write the file.
    """
    _, found, message = _read_fresh(path).partition("ERROR:")
    return " ".join(message.split("\n\n")[0].split()) if found else ""


def read_log(path: Path) -> dict[str, dict[str, float]]:
    """M7 and Q of each series in a metafile's log."""
    try:
        text = _read_fresh(path)
    except OSError:
        return {}
    sections = re.split(r"^ +\S+ +(s\d+) +-+ +-+ .*$", text, flags=re.M)
    return {
        name: {key.lower(): float(value) for key, value in re.findall(r"^ +(M07|Q) +: +([\d.]+)", body, flags=re.M)}
        for name, body in zip(sections[1::2], sections[2::2], strict=True)
    }


def read_model(text: str) -> dict[str, tuple[float, ...]]:
    """Coefficients in a saved model: ``b`` of the regression, ``ar`` and ``ma``."""
    return {
        key: tuple(float(number) for number in re.findall(NUMBER, body))
        for key, body in re.findall(r"\b(b|ar|ma) *=\(([^)]*)\)", text)
    }


def read_diagnostic(text: str, key: str) -> str:
    """One value of the diagnostics file.

    Raises
    ------
    ValueError
        If the file does not have it.
    """
    found = re.search(rf"^{re.escape(key)}: *(.*?) *$", text, flags=re.M)
    if not found:
        raise ValueError(f"no {key} in X-13's diagnostics")
    return found[1]


def read_found_outliers(text: str) -> list[tuple[str, str]]:
    """Outliers that X-13 found, as kind and its own way of dating: ``("AO", "2008.Dec")``."""
    return re.findall(r"^AutoOutlier\$([A-Z]+)(\d{4}\.\w+):", text, flags=re.M)
