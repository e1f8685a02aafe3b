"""A year that makes itself: a local server plays the agencies, and the schedule ticks through it by a clock of its own.

`make year` runs it, outside the tests. Each month that comes out must have every section, have told each file that was
late or refused (one edition is false until its agency replaces it) once, and say what a clean run of the files says.
"""

import datetime as dt
import json
import logging
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pytest_httpserver import HTTPServer

from scripts.sample.editions import write_editions
from tests.schedule.agencies import FETCHED, Agencies, Published, read_editions
from werket_lib.cache.inputs import Inputs
from werket_lib.calendar import add_months
from werket_lib.fetch.http import Client
from werket_lib.intake import add_file
from werket_lib.month import make_month
from werket_lib.months import cut_off, parse_month
from werket_lib.paths import project_root
from werket_lib.reports import read_record
from werket_lib.schedule.announced import known_calendar
from werket_lib.schedule.fetching import fetch_all, months_wanted
from werket_lib.schedule.tick import Ticked, tick
from werket_lib.settings import Settings, read_settings
from werket_lib.sources import DATASETS

FIRST = "2025-01"
HOURS = (
    "08:15",
    "12:45",
)  # of the forty ticks a day those that can find anything: after the agencies' hour, and at noon
BEGINS = dt.date(2025, 2, 1)
COLUMNS = "{:8} {:>6} {:>8} {:>8} {:>10} {:>7} {:>8}"


class Year:
    """Where the scheduled run keeps everything, and the agencies that it asks."""

    def __init__(self, folder: Path, server: HTTPServer, last: str) -> None:
        self.root, self.home, self.last = project_root(), folder / "home", last
        write_editions(folder / "published/raw", last)
        raw = folder / "published/raw"
        self.agencies = Agencies(server, read_editions(raw))
        by_hand = [name for name in DATASETS if name not in FETCHED]
        self.typed = read_editions(raw, by_hand)
        (self.home / "data/raw").mkdir(parents=True)
        shutil.copytree(self.root / "data/registers", self.home / "data/registers")
        shutil.copytree(self.root / "editorial", self.home / "editorial")
        os.environ |= {"WERKET_CONFIG": str(self.agencies.write_config(folder / "werket.toml", self.home, calls=1000))}
        os.environ["NO_PROXY"] = "127.0.0.1"
        self.settings: Settings = read_settings()

    def be(self, moment: str) -> None:
        """Let it be a time, for the schedule as for the agencies."""
        self.agencies.now = os.environ["WERKET_NOW"] = moment

    def begin(self) -> None:
        """Fetch what the first month is compared with, and type what people have typed by then."""
        self.be(f"{BEGINS}T07:00")
        calendar, now = known_calendar(self.settings), dt.datetime.fromisoformat(f"{BEGINS}T07:00+01:00")
        wanted = months_wanted(
            [], month=None, since=add_months(FIRST, -1), calendar=calendar, raw_dir=self.raw_dir, now=now, dry_run=False
        )
        client = Client(self.settings.fetch, self.settings.addresses)
        bad = [one.message for one in fetch_all(wanted, client, self.raw_dir) if one.exit_code]
        assert not bad, bad
        self.type_in([one for one in self.typed if one.day <= str(BEGINS)])

    @property
    def raw_dir(self) -> Path:
        """The raw files that have been taken in."""
        return self.home / "data/raw"

    def type_in(self, editions: list[Published]) -> None:
        """Do what a person does with a file that is typed by hand."""
        for one in editions:
            add_file(one.dataset, one.path, self.raw_dir, published=dt.date.fromisoformat(one.day))

    def tick_through(self, month: str) -> list[Ticked]:
        """Let a month of the calendar pass."""
        day, ticks = dt.date.fromisoformat(f"{month}-01"), []
        while f"{day:%Y-%m}" == month:
            self.be(f"{day}T08:00")
            self.type_in([one for one in self.typed if one.day == str(day) and day > BEGINS])
            for hour in HOURS if day.weekday() < 5 else HOURS[:1]:
                self.be(f"{day}T{hour}")
                ticks.append(tick(self.root, self.settings))
            day += dt.timedelta(days=1)
        return ticks

    def has_gaps(self, month: str) -> bool:
        """Tell whether a file of the month comes after its cut-off day: two of a year's do (``LATE``)."""
        last = cut_off(parse_month(month)).isoformat()
        return any(one.month == month and one.day > last and DATASETS[one.dataset].lag_months == 0
                   for one in self.agencies.editions)  # fmt: skip

    def differing_facts(self, month: str, clean: Path) -> list[str]:
        """Make a month anew from the same files, and name the facts that differ from its draft's."""
        if not (clean / "data").exists():
            (clean / "data").mkdir(parents=True)
            (clean / "data/raw").symlink_to(self.raw_dir)
            shutil.copytree(self.home / "data/registers", clean / "data/registers")
        make_month(Inputs(self.root, month, None, clean / "data", clean / "reports", self.home / "editorial"))
        draft, anew = (_read_facts(folder / month) for folder in (self.home / "reports", clean / "reports"))
        return sorted(name for name in {*draft, *anew} if draft.get(name) != anew.get(name))


def _read_facts(folder: Path) -> dict[str, tuple[object, str]]:
    return {fact["id"]: (fact["value"], fact["month"]) for fact in read_record(folder / "facts.json")["facts"]}


def main(count: int) -> int:
    """Let the months of as many reports pass; print what came of them; return an exit code."""
    months = [add_months(FIRST, at) for at in range(count)]
    wrong: list[str] = []
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request
    with (
        HTTPServer(host="127.0.0.1", threaded=True) as server,
        tempfile.TemporaryDirectory(prefix="werket-year-") as kept,
    ):
        began = time.monotonic()
        year = Year(Path(kept), server, months[-1])
        year.begin()
        print(f"editions of {count} months written in {time.monotonic() - began:.0f} s", flush=True)
        print(COLUMNS.format("month", "ticks", "fetched", "refused", "late told", "drafts", "seconds"), flush=True)
        for month in months:
            began, told = time.monotonic(), len(year.agencies.told)
            ticks = year.tick_through(add_months(month, 1))
            late = [one["title"] for one in year.agencies.told[told:] if one["title"].startswith("Sen:")]
            refused = [message for one in ticks for message in one.refused]
            counts = (len(ticks), sum(len(one.fetched) for one in ticks), len(refused), len(late))
            drafts = sum(month in one.drafts for one in ticks)
            print(COLUMNS.format(month, *counts, drafts, f"{time.monotonic() - began:.0f}"), flush=True)
        known = json.loads((year.home / "state/status.json").read_text())["months"]
        titles = Counter(one["title"] for one in year.agencies.told)
        wrong += [
            f"told {times} times: {title}"
            for title, times in titles.items()
            if title.startswith(("Sen:", "Vägrad:")) and times > 1
        ]
        for month in months:
            state = known.get(month, {}).get("state", "no draft")
            if state != ("draft with gaps" if year.has_gaps(month) else "waiting for approval"):
                wrong.append(f"{month}: {state}; {known.get(month)}")
            differing = year.differing_facts(month, Path(kept) / "clean")
            wrong += (
                [f"{month}: {len(differing)} facts differ from a clean run's: {differing[:5]}"] if differing else []
            )
        print(f"{sum(titles.values())} messages; {len(months)} drafts held against clean runs", flush=True)
    for line in wrong:
        print(line)
    print("wrong" if wrong else "as it should be")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 12))
