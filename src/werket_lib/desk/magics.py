"""``%werket``: the state of the data, and a section run as the month's run would, from within a notebook."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib.desk.session import processed_months, reported_months
from werket_lib.errors import InputError, WerketError, nearest
from werket_lib.month import cut_off_of
from werket_lib.months import MONTH_PATTERN, parse_month
from werket_lib.paths import from_root, project_root
from werket_lib.reports import RECORD, SECTION, SECTION_PATTERN, read_record
from werket_lib.run.status import list_datasets

USAGE = "%werket status [MONTH] or %werket run [SECTION] [MONTH]"
NOTEBOOK = "JPY_SESSION_NAME"  # where Jupyter tells a kernel the path of its notebook


def run_line(line: str, variables: Mapping[str, Any]) -> pd.DataFrame | None:
    """Run what follows ``%werket``; a problem that the user can act on is said in one line.

    Parameters
    ----------
    variables
        The notebook's: a section that is open here has its ``month``.
    """
    commands = {"status": _status, "run": _run}
    command, *arguments = shlex.split(line) or [""]
    try:
        if command not in commands:
            raise InputError(f"no command {command!r}; there is {USAGE}")
        return commands[command](arguments, variables)
    except WerketError as error:
        print(f"werket: {error}", file=sys.stderr)  # noqa: T201 - this is what the magic says
        return None


def _status(arguments: list[str], _: Mapping[str, Any]) -> pd.DataFrame:
    """Show the datasets: the newest edition of each, whether it is a sample, what is late or doubtful for a month."""
    data, reports = from_root("data"), from_root("reports")
    month = parse_month(_take_month(arguments) or max(processed_months(data / "processed"), default=""))
    lines = list(list_datasets(data, reports, month, cut_off_of(month, from_root("editorial"), None)))
    return pd.DataFrame({"status": lines}).set_axis([""] * len(lines), axis=0)


def _run(arguments: list[str], variables: Mapping[str, Any]) -> pd.DataFrame | None:
    """Run a section as the month's run would, and show which of its facts moved since it ran before."""
    month = (
        _take_month(arguments)
        or str(variables.get("month", ""))
        or max(reported_months(from_root("reports")), default="")
    )
    section = _find_section(arguments, variables)
    folder = from_root("reports") / str(parse_month(month))
    before = _facts_of(folder, section)
    command = [sys.executable, "-m", "werket_lib.cli", "run", month, "--section", section, "--explain"]
    done = subprocess.run(command, cwd=project_root(), capture_output=True, text=True, check=False)
    print((done.stdout + done.stderr).strip())  # noqa: T201 - what the run says, the reason among it
    after = _facts_of(folder, section)
    moved = [
        {"fact": name, "before": before.get(name, {}).get("text", ""), "now": after.get(name, {}).get("text", "")}
        for name in dict.fromkeys([*after, *before])
        if before.get(name, {}).get("value") != after.get(name, {}).get("value")
    ]
    if not moved:
        print(f"no fact of {section} moved since it ran before; why it ran: {_why(folder, section)}")  # noqa: T201
        return None
    print(f"{len(moved)} facts of {section} moved; why it ran: {_why(folder, section)}")  # noqa: T201
    return pd.DataFrame(moved).set_index("fact")


def _take_month(arguments: list[str]) -> str:
    return next((argument for argument in arguments if MONTH_PATTERN.fullmatch(argument)), "")


def _find_section(arguments: list[str], variables: Mapping[str, Any]) -> str:
    """Find the section that is meant: the one named, or the one whose notebook this is."""
    known = [path.stem for path in project_root().glob("notebooks/*.ipynb") if SECTION_PATTERN.fullmatch(path.stem)]
    named = [argument for argument in arguments if not MONTH_PATTERN.fullmatch(argument)]
    here = Path(os.environ.get(NOTEBOOK, "")).stem
    section = named[0] if named else getattr(variables.get("out"), "section", here)
    if section not in known:
        raise InputError(f"no section {section!r}; {nearest(section, known)}. Name one: %werket run 33_rom2_suppliers")
    return str(section)


def _facts_of(folder: Path, section: str) -> dict[str, dict[str, Any]]:
    try:
        return {fact["id"]: fact for fact in read_record(folder / SECTION.format(section))["facts"]}
    except FileNotFoundError:
        return {}


def _why(folder: Path, section: str) -> str:
    try:
        sections = read_record(folder / RECORD)["sections"]
    except FileNotFoundError:
        return "it has no result"
    return next((str(record["why"]) for record in sections if record["name"] == section), "it has no result")
