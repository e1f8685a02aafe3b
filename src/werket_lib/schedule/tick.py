"""One tick of the schedule: whatever is due is fetched, run, drafted and told; right after any silence or kill."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from werket_lib import clock
from werket_lib.cache.digests import digest_json
from werket_lib.calendar import Calendar
from werket_lib.errors import RunBusyError, WaitingError, WerketError, worst
from werket_lib.fetch.http import Client
from werket_lib.issue.next_issue import describe_review
from werket_lib.months import name_month, parse_month
from werket_lib.run.month_lock import lock_tick
from werket_lib.schedule.announced import known_calendar, refresh_announced
from werket_lib.schedule.drafts import Draft, digest_month, find_waiting, make_draft, months_to_make
from werket_lib.schedule.fetching import Outcome, fetch_all, months_due
from werket_lib.schedule.messages import Messenger, Notice, beat, told_of
from werket_lib.schedule.status_file import log, read_status, write_status
from werket_lib.settings import Settings
from werket_lib.sources import DATASETS

PATIENCE = dt.timedelta(days=1)  # before an agency that does not answer is told of
WAITING, APPROVED = "waiting for approval", "approved"
TROUBLES = ("refused", "unreachable", "failed")


@dataclass(frozen=True)
class Ticked:
    """What a tick did: what was fetched and refused, what is late, the drafts, what was told, and the exit code."""

    fetched: tuple[str, ...]
    refused: tuple[str, ...]
    late: tuple[str, ...]
    drafts: tuple[str, ...]
    told: tuple[str, ...]
    exit_code: int
    problems: tuple[str, ...] = ()


def tick(root: Path, settings: Settings) -> Ticked:
    """Do what is due.

    Raises
    ------
    RunBusyError
        If another tick is not done.
    """
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    with lock_tick(settings.state_dir):
        now, status = clock.now(), read_status(settings.state_dir)
        status.setdefault("started", now.date().isoformat())
        client = Client(settings.fetch, settings.addresses)
        problems = [problem for problem in [refresh_announced(settings, client, now)] if problem]
        calendar = known_calendar(settings)
        outcomes = _fetch(status, calendar, settings, client, now)
        late = _list_late(calendar, settings, now)
        made, busy = _make_drafts(status, root, settings, now)
        approved = _find_approved(status, problems, settings)
        notices = [
            *_of_datasets(status, late, now),
            *(one for draft in made for one in _of_draft(draft, settings)),
            *approved,
        ]
        told = _tell(notices, status, settings, problems)
        code = _exit_code(outcomes, late, status, busy=busy)
        status |= {"now": now.isoformat(), "exit_code": code, "late": late, "problems": problems}
        write_status(settings.state_dir, status)
        problems += [problem for problem in [beat(settings.messages, client)] if problem]
        ticked = Ticked(
            tuple(f"{one.dataset} {one.edition}" for one in outcomes if one.state == "added"),
            tuple(one.message for one in outcomes if one.state in TROUBLES),
            tuple(f"{name} {month}" for name, months in late.items() for month in months),
            tuple(draft.month for draft in made),
            tuple(told),
            code,
            tuple(problems),
        )
        log(settings.state_dir, {"at": now.isoformat(), **asdict(ticked)})
        return ticked


def _fetch(
    status: dict[str, Any], calendar: Calendar, settings: Settings, client: Client, now: dt.datetime
) -> list[Outcome]:
    """Fetch what is due, and once a day look whether what is there has been replaced; note each dataset's trouble."""
    raw_dir, day = settings.data_dir / "raw", now.date().isoformat()
    recheck = status.get("rechecked") != day
    wanted = {name: months_due(name, calendar, raw_dir, now, recheck=recheck) for name in DATASETS}
    outcomes = [one for one in fetch_all(wanted, client, raw_dir) if one.state != "by hand"]
    troubles = status.setdefault("troubles", {})
    for name in {one.dataset for one in outcomes}:
        own = [one for one in outcomes if one.dataset == name]
        trouble = next((one for one in own if one.state in TROUBLES), None)
        if trouble is None:
            troubles.pop(name, None)
            continue
        known = troubles.get(name, {})
        since = known.get("since") if known.get("state") == trouble.state else None
        troubles[name] = {**asdict(trouble), "since": since or now.isoformat()}
    status["rechecked"] = day
    return outcomes


def _list_late(calendar: Calendar, settings: Settings, now: dt.datetime) -> dict[str, list[str]]:
    """Name the months of each dataset that should have come."""
    raw_dir = settings.data_dir / "raw"
    late = {}
    for name in DATASETS:
        expected = [calendar.expect(name, month) for month in months_due(name, calendar, raw_dir, now, recheck=False)]
        months = [one.month for one in expected if one and one.state(now) == "late"]
        if months:
            late[name] = months
    return late


def _make_drafts(status: dict[str, Any], root: Path, settings: Settings, now: dt.datetime) -> tuple[list[Draft], bool]:
    """Make the drafts of the months whose data or texts moved; tells too whether another run holds one."""
    months = status.setdefault("months", {})
    started, made, busy = dt.date.fromisoformat(status["started"]), [], False
    for month in months_to_make(settings, started, now.date()):
        noted = months.get(month, {}).get("inputs", "")
        if noted == digest_month(month, settings):
            continue
        try:
            draft = make_draft(month, root, settings, noted)
        except RunBusyError:
            busy = True
            continue
        except WerketError as error:
            draft = Draft(month, "", trouble=str(error))
        made.append(draft)
        months[month] = {**asdict(draft), "inputs": digest_month(month, settings), "made": now.isoformat()}
        months[month]["state"] = WAITING if draft.is_whole else "draft with gaps"
    return made, busy


def _find_approved(status: dict[str, Any], problems: list[str], settings: Settings) -> list[Notice]:
    """Note of each month with a whole draft whether anybody has yet to approve a section of it; tell when none has."""
    notices = []
    for month, known in status["months"].items():
        if known["state"] not in (WAITING, APPROVED):
            continue
        try:
            known["waiting"] = find_waiting(month, settings)
        except WerketError as error:
            problems.append(f"{month}: {error}")
            continue
        known["state"] = WAITING if known["waiting"] else APPROVED
        if known["state"] == APPROVED:
            text = f"Alla avsnitt är godkända. När dagen är inne: werket issue {month} --final"
            title = f"Godkänt: {name_month(parse_month(month))}"
            notices.append(Notice(f"approved/{month}/{known['facts']}", title, (text,)))
    return notices


def _of_datasets(status: dict[str, Any], late: dict[str, list[str]], now: dt.datetime) -> list[Notice]:
    notices = []
    for name, months in late.items():
        for month in months:
            text = f"{DATASETS[name].title} för {name_month(parse_month(month))} har inte kommit. Werket frågar igen."
            notices.append(Notice(f"late/{name}/{month}", f"Sen: {name} {month}", (text,), DATASETS[name].url_page))
    for name, trouble in status["troubles"].items():
        if trouble["state"] == "unreachable" and now - dt.datetime.fromisoformat(trouble["since"]) < PATIENCE:
            continue
        word = {"refused": "Vägrad", "unreachable": "Svarar inte", "failed": "Kunde inte skrivas"}[trouble["state"]]
        key = f"{trouble['state']}/{name}/{trouble['month']}"
        if trouble["state"] == "refused":
            key += f"/{_short(trouble['message'])}"
        title = f"{word}: {name} {trouble['month']}"
        notices.append(Notice(key, title, (trouble["message"],), DATASETS[name].url_page))
    return notices


def _of_draft(draft: Draft, settings: Settings) -> list[Notice]:
    """Tell of a draft: what moved, which sections failed, what is doubtful, and that it waits for people."""
    month = name_month(parse_month(draft.month))
    base = settings.messages.reports_url.rstrip("/")
    link = f"{base}/{draft.month}/{draft.diff or 'index.html'}" if base else ""
    notices = []
    if draft.facts:
        moved = draft.sentences or ("Inget har rört sig mer än vanligt sedan det förra utkastet.",)
        lines = (*moved, *([f"Saknas ännu: {', '.join(draft.late)}."] if draft.late else []))
        notices.append(Notice(f"draft/{draft.month}/{draft.facts}", f"Utkast klart: {month}", lines, link))
        if review := describe_review(draft.month, settings.reports_dir):
            said = (f"{review}. Inget fryses av sig självt: titta, och lägg till `--write` om de nya är bättre.",)
            notices.append(Notice(f"review/{draft.month}", f"Säsongsmodellerna: {month}", said))
    for name, message in draft.failed.items():
        key = f"failed/{draft.month}/{name}/{_short(message)}"
        notices.append(Notice(key, f"Misslyckades: {name}, {month}", (message,), link))
    for finding, line in draft.doubts.items():
        notices.append(Notice(f"doubtful/{draft.month}/{finding}", f"Tveksam siffra: {month}", (line,), link))
    if draft.trouble:
        key = f"issue/{draft.month}/{_short(draft.trouble)}"
        notices.append(Notice(key, f"Inget utkast: {month}", (draft.trouble,), link))
    if draft.is_whole and draft.waiting:
        text = (f"Alla avsnitt för {month} är klara. {draft.claims}", f"Att granska: {', '.join(draft.waiting)}.")
        key = f"approval/{draft.month}/{digest_json(draft.waiting)[:12]}"
        notices.append(Notice(key, f"Väntar på godkännande: {month}", text, link))
    return notices


def _tell(notices: Sequence[Notice], status: dict[str, Any], settings: Settings, problems: list[str]) -> list[str]:
    """Send what has not been told; what could not be sent waits for the next tick.

    That a message has been sent is written down at once: a kill between the two, and only that, sends it twice.
    """
    waiting = [Notice(**{**one, "lines": tuple(one["lines"])}) for one in status.get("unsent", [])]
    to_send = told_of([*waiting, *notices], status.setdefault("told", []))
    status["unsent"] = [asdict(one) for one in to_send]
    write_status(settings.state_dir, status)
    messenger, told = Messenger(settings.messages), []
    for notice in to_send:
        if not messenger.send(notice):
            problems.append(f"the message {notice.title!r} was not taken; it is sent with the next tick")
            continue
        told.append(notice.title)
        status["told"].append(notice.key)
        status["unsent"] = [one for one in status["unsent"] if one["key"] != notice.key]
        write_status(settings.state_dir, status)
    return told


def _exit_code(outcomes: Sequence[Outcome], late: dict[str, list[str]], status: dict[str, Any], *, busy: bool) -> int:
    codes = [one.exit_code for one in outcomes]
    newest = max(status["months"], default=None)
    if newest is not None:
        month = status["months"][newest]
        waits = month["state"] == WAITING
        codes.append(WaitingError.exit_code if waits else 1 if month["failed"] or month["trouble"] else 0)
    return worst([*codes, RunBusyError.exit_code if busy else 0, 1 if late else 0])


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
