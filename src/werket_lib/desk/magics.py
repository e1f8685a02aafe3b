"""``%werket``: the state of the data, and a section run as the month's run would, from within a notebook."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from werket_lib import clock
from werket_lib.desk.session import processed_months, reported_months
from werket_lib.errors import InputError, WerketError, nearest
from werket_lib.month import cut_off_of
from werket_lib.months import MONTH_PATTERN, parse_month
from werket_lib.paths import project_root
from werket_lib.reports import RECORD, SECTION, read_record
from werket_lib.run.dataset_states import describe_datasets
from werket_lib.run.plan import section_notebooks
from werket_lib.schedule.announced import known_calendar
from werket_lib.settings import read_settings

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
    settings = read_settings()
    month = parse_month(_take_month(arguments) or max(processed_months(settings.data_dir / "processed"), default=""))
    cut = cut_off_of(month, settings.editorial, None)
    states = describe_datasets(settings.data_dir, month, cut, known_calendar(settings), clock.now())
    rows = [
        asdict(state)
        | {
            "expected_at": state.expected_at[:16].replace("T", " "),
            "days_late": state.days_late or "",
            "doubts": "; ".join(doubt.removeprefix(f"doubtful: {state.dataset}, ") for doubt in state.doubts),
        }
        for state in states
    ]
    return pd.DataFrame(rows).set_index("dataset")


def _run(arguments: list[str], variables: Mapping[str, Any]) -> pd.DataFrame | None:
    """Run a section as the month's run would, and show which of its facts moved since it ran before."""
    month = (
        _take_month(arguments)
        or str(variables.get("month", ""))
        or max(reported_months(read_settings().reports_dir), default="")
    )
    section = _find_section(arguments, variables)
    folder = read_settings().reports_dir / str(parse_month(month))
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
    known = section_notebooks(project_root())
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
