"""What is due, fetched from the agencies and taken in; one dataset's trouble never delays another."""

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from werket_lib import clock
from werket_lib.calendar import Calendar, add_months
from werket_lib.errors import DataError, FetchError, WerketError
from werket_lib.fetch.agencies import BY_HAND, PXWEB_1, PXWEB_2, Fetched, fetch_months, place_for, read_places
from werket_lib.fetch.http import Client
from werket_lib.intake import add_file, clean_name
from werket_lib.provenance import Edition, list_editions
from werket_lib.sources import DATASETS

MOST_MONTHS = 36  # asked for at once, where nobody has said since when

State = Literal["added", "there", "not yet", "refused", "unreachable", "failed", "by hand"]


@dataclass(frozen=True)
class Outcome:
    """What became of one dataset's month, and what to tell of it.

    ``not yet``: the agency has not published it. ``refused``: what came is not what was asked, or cannot be true.
    ``unreachable``: nothing came. ``failed``: it could not be written.
    """

    dataset: str
    state: State
    month: str
    message: str
    edition: str = ""

    @property
    def exit_code(self) -> int:
        """The exit code that a command ends with, where this is the worst."""
        return {"refused": DataError.exit_code, "unreachable": FetchError.exit_code, "failed": 1}.get(self.state, 0)


def months_wanted(
    datasets: Sequence[str],
    *,
    month: str | None,
    since: str | None,
    calendar: Calendar,
    raw_dir: Path,
    now: dt.datetime,
    dry_run: bool,
) -> dict[str, list[str]]:
    """Name the months of each dataset that a person wants fetched: those of a report, of all reports since, or due.

    Parameters
    ----------
    datasets
        Those that were named; empty for all.
    dry_run
        Whether nothing will be fetched: then what is not due is named too, and what is there is not asked for again.

    Raises
    ------
    InputError
        If there is no such dataset.
    """
    wanted = {}
    for name in datasets or DATASETS:
        read_places(name)
        if month:
            wanted[name] = months_of_report(name, month, calendar)
        elif since:
            wanted[name] = months_since(name, since, calendar, now)
        else:
            asked = bool(datasets) or dry_run
            wanted[name] = months_due(name, calendar, raw_dir, now, recheck=not dry_run, asked=asked)
    return wanted


def months_due(
    dataset: str, calendar: Calendar, raw_dir: Path, now: dt.datetime, *, recheck: bool, asked: bool = False
) -> list[str]:
    """Name the months of a dataset to ask for now, the oldest first.

    Parameters
    ----------
    recheck
        Whether also its newest month is asked for, which the agency may have replaced.
    asked
        Whether a person asked for the dataset: then nothing is too early.
    """
    own = _own_months(raw_dir, dataset)
    newest = max(own or _all_months(raw_dir, dataset), default=add_months(f"{now:%Y-%m}", -2))
    months = [newest] if recheck and own else []
    for _ in range(MOST_MONTHS):
        newest = add_months(newest, 1)
        expected = calendar.expect(dataset, newest)
        if newest > f"{now:%Y-%m}" or (expected and expected.at > now and not asked):
            break
        if expected:
            months.append(newest)
    return months


def months_of_report(dataset: str, month: str, calendar: Calendar) -> list[str]:
    """Name the month of a dataset that a report rests on; none for what is never late."""
    lag = DATASETS[dataset].lag_months
    if lag is None or calendar.expect(dataset, last := calendar.last_month(dataset, add_months(month, -lag))) is None:
        return []
    return [last]


def months_since(dataset: str, since: str, calendar: Calendar, now: dt.datetime) -> list[str]:
    """Name every month of a dataset that reports since a month rest on."""
    months: list[str] = []
    while since <= f"{now:%Y-%m}":
        months += months_of_report(dataset, since, calendar)
        since = add_months(since, 1)
    return list(dict.fromkeys(months))


def fetch_all(wanted: Mapping[str, Sequence[str]], client: Client, raw_dir: Path) -> Iterator[Outcome]:
    """Fetch datasets' months side by side, and take each file in as it comes.

    Parameters
    ----------
    wanted
        Dataset -> months, oldest first.
    """
    by_hand = {
        name for name, months in wanted.items() if place_for(name, max(months, default="9999-12")).how == BY_HAND
    }
    for name in wanted:
        if name in by_hand:
            yield Outcome(name, "by hand", "", f"{name}: by hand; {place_for(name, '9999-12').remark}")
    asked = {name: list(months) for name, months in wanted.items() if months and name not in by_hand}
    with ThreadPoolExecutor(max(1, len(asked))) as pool:
        running = {pool.submit(fetch_months, name, months, client): name for name, months in asked.items()}
        for done in as_completed(running):
            name = running[done]
            try:
                files = done.result()
            except FetchError as error:
                yield Outcome(name, "unreachable", asked[name][-1], f"{name}: {error}")
                continue
            taken = [_take_in(file, asked[name][-1], raw_dir) for file in files]
            yield from taken
            there = {*_own_months(raw_dir, name), *(one.month for one in taken)}
            holds_all = place_for(name, asked[name][-1]).how in (PXWEB_1, PXWEB_2)  # the newest table has the earlier
            for month in asked[name]:
                if month > max(there, default="") if holds_all else month not in there:
                    yield Outcome(name, "not yet", month, f"{name}: {month} has not been published yet")


def _take_in(file: Fetched, wanted: str, raw_dir: Path) -> Outcome:
    month = file.month or wanted
    try:
        with tempfile.TemporaryDirectory(prefix="werket-") as folder:
            path = Path(folder, clean_name(file.name))
            path.write_bytes(file.content)
            added = add_file(file.dataset, path, raw_dir, published=_believable(file), url=file.url)
    except OSError as error:
        return Outcome(file.dataset, "failed", month, f"{file.dataset}: cannot write {file.name}: {error.strerror}")
    except WerketError as error:
        return Outcome(file.dataset, "refused", month, f"{file.dataset}: {error}")
    state: State = "added" if added.is_new else "there"
    return Outcome(file.dataset, state, added.edition[:7], added.message, added.edition)


def _believable(file: Fetched) -> dt.date | None:
    """Return the day of publication; None for one to come, or before the month: an address may say anything."""
    day = file.published
    if day is None or day > clock.today() or (file.month and f"{day:%Y-%m}" < file.month):
        return None
    return day


def _own_months(raw_dir: Path, dataset: str) -> list[str]:
    return [
        edition.meta.reference_month
        for edition in _editions(raw_dir, dataset)
        if not edition.meta.sample and not edition.meta.preliminary
    ]


def _all_months(raw_dir: Path, dataset: str) -> list[str]:
    return [edition.meta.reference_month for edition in _editions(raw_dir, dataset)]


def _editions(raw_dir: Path, dataset: str) -> list[Edition]:
    with suppress(DataError):  # `werket status` tells of a folder that cannot be read
        return list_editions(raw_dir, dataset)
    return []
