"""The schedule on a project in miniature: right after silence, faults, kills and two at once; each thing told once."""

import datetime as dt
import json
import signal
import subprocess
import sys

import pytest

from tests.run.conftest import MiniProject, make_project
from tests.schedule.agencies import SUPPLIERS, Agencies, body, status
from werket_lib.errors import RunBusyError
from werket_lib.month import approve_sections
from werket_lib.provenance import list_editions
from werket_lib.run.month_lock import lock_tick
from werket_lib.schedule.drafts import make_draft
from werket_lib.schedule.tick import tick
from werket_lib.settings import read_settings

pytestmark = [
    pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning"),  # Apprise's own
]

SMALL = ("af_suppliers", "af_training", "af_varsel", "ki_barometer")
PLAN = """title: Numret
number: 1
published: 2025-01-31
parts:
  - title: Del
    entries:
      - article: ledare
      - section: 10_first
      - section: 20_second
      - section: 00_third
"""
ARTICLE = "---\ntitle: Rubrik\n---\nI december ökade antalet till {{ x }}. Så är det.\n"
FEBRUARY = "2025-02-13T08:15"


@pytest.fixture
def project(tmp_path, root, home, agencies):
    """A root with three notebooks, whose month before has an issue; four datasets are published at all."""
    small = make_project(tmp_path / "mini", root)
    small.write_reader("00_third")
    (small.root / "data/registers").mkdir(parents=True)
    (small.root / "data/registers/calendar.yml").write_text((root / "data/registers/calendar.yml").read_text())
    articles = home / "editorial/2024-11/articles"
    articles.mkdir(parents=True)
    (articles.parent / "issue.yml").write_text(PLAN + "headlines:\n  10_first: Rubrik\nweb: werket.example/2024-11\n")
    (articles / "ledare.md").write_text(ARTICLE)
    (articles / "bild.png").write_bytes(b"a picture")
    agencies.editions = [one for one in agencies.editions if one.dataset in SMALL]
    return small.root


@pytest.fixture
def tick_at(at, project):
    def run(moment):
        at(moment)
        return tick(project, read_settings())

    return run


def titles(agencies: Agencies) -> list[str]:
    return [one["title"] for one in agencies.told]


def state(home) -> dict:
    return json.loads((home / "state/status.json").read_text())


def test_a_month_from_publication_to_a_draft_told_once(tick_at, agencies, home):
    early = tick_at("2025-02-12T08:15")
    assert early.drafts == ()
    assert not [title for title in titles(agencies) if "Utkast" in title]
    made = tick_at(FEBRUARY)
    assert made.drafts == ("2025-01",)
    assert {one.split()[0] for one in made.fetched} == {"af_suppliers", "af_training", "af_varsel"}
    assert (home / "reports/2025-01/issue/werket-manadsrapport.pdf").is_file()
    assert "Utkast klart: januari 2025" in titles(agencies)
    assert "Väntar på godkännande: januari 2025" in titles(agencies)
    (draft,) = [one for one in agencies.told if one["title"].startswith("Utkast")]
    assert "Allt är som det ska." in draft["message"]
    (waiting,) = [one for one in agencies.told if one["title"].startswith("Väntar")]
    assert "Att granska: 10_first, 20_second, 00_third." in waiting["message"]
    (review,) = [one for one in agencies.told if one["title"] == "Säsongsmodellerna: januari 2025"]
    assert "Ett nytt år börjar: granska säsongsmodellerna med `werket seasonal identify 2025-01`" in review["message"]
    assert state(home)["months"]["2025-01"]["state"] == "waiting for approval"
    told = len(agencies.told)
    again = tick_at("2025-02-13T08:30")
    assert (again.fetched, again.drafts, again.told) == ((), (), ())
    assert len(agencies.told) == told
    approve_sections("2025-01", ["10_first", "20_second", "00_third"], home / "reports", home / "editorial", by="Anna")
    approved = tick_at("2025-02-13T08:45")
    assert (approved.drafts, approved.told) == ((), ("Godkänt: januari 2025",))
    assert state(home)["months"]["2025-01"]["state"] == "approved"
    assert tick_at("2025-02-13T09:00").told == ()
    lines = [json.loads(line) for line in (home / "state/log.jsonl").read_text().splitlines()]
    assert [line["drafts"] for line in lines] == [[], ["2025-01"], [], [], []]
    assert "GET /heartbeat" in agencies.asked


def test_the_plan_of_the_month_is_begun_after_the_month_before(tick_at, home):
    tick_at(FEBRUARY)
    folder = home / "editorial/2025-01"
    plan = (folder / "issue.yml").read_text()
    assert "number: 2\npublished: 2025-02-28\nas_of: 2025-02-28\n" in plan
    assert "web: werket.example/2025-01\n" in plan
    assert "- section: 10_first" in plan
    assert "ledare" not in plan
    assert (
        (folder / "last-month/ledare.md").read_text().endswith("▶ I december ökade antalet till {{ x }}.\nSå är det.")
    )
    checklist = (folder / "checklist.md").read_text()
    assert "last-month/ledare.md" in checklist
    assert (folder / "last-month/bild.png").read_bytes() == b"a picture"
    assert "headlines gällde förra numret och är inte med" in checklist
    assert "- [ ] Ett nytt år börjar: granska säsongsmodellerna" in checklist


def test_late_is_told_once_by_dataset(tick_at, agencies):
    agencies.editions = [one for one in agencies.editions if one.dataset != "af_varsel" or one.month != "2025-01"]
    tick_at("2025-02-17T08:15")
    assert not [title for title in titles(agencies) if title.startswith("Sen: af_varsel")]
    for day in ("18", "19", "20"):
        done = tick_at(f"2025-02-{day}T08:15")
        assert done.exit_code in (1, 6)
    assert [title for title in titles(agencies) if "af_varsel" in title] == ["Sen: af_varsel 2025-01"]


def test_a_refused_file_is_told_once_with_why_and_the_rest_go_on(tick_at, agencies, home):
    other = agencies.published("af_training")[-1].path.read_bytes()
    agencies.plant("leverantorer-2025-01", *[body(other)] * 2)
    first = tick_at(FEBRUARY)
    assert (first.exit_code, first.drafts) == (3, ())  # a draft wants half of what comes with the month
    tick_at("2025-02-13T08:30")
    assert [title for title in titles(agencies) if title.startswith("Vägrad")] == ["Vägrad: af_suppliers 2025-01"]
    mended = tick_at("2025-02-13T08:45")
    assert mended.fetched == ("af_suppliers 2025-01",)
    assert mended.drafts == ("2025-01",)


def test_what_could_not_be_told_is_told_with_the_next_tick(tick_at, agencies):
    agencies.plant("/messages", *[status(500)] * 20)
    down = tick_at(FEBRUARY)
    assert down.told == ()
    assert any("was not taken" in problem for problem in down.problems)
    agencies.faults.clear()
    tick_at("2025-02-13T08:30")
    assert titles(agencies).count("Utkast klart: januari 2025") == 1


def test_two_at_once(at, project, home):
    at(FEBRUARY)
    (home / "state").mkdir()
    with lock_tick(home / "state"), pytest.raises(RunBusyError, match="tick is held by another run"):
        tick(project, read_settings())


def test_months_of_silence_and_a_clock_set_back(tick_at, agencies, home):
    tick_at("2025-01-20T08:15")  # December's files
    done = tick_at("2025-03-20T08:15")
    assert "2025-01" in done.drafts, done
    assert state(home)["months"]["2025-01"]["trouble"] == ""
    back = tick_at("2025-03-19T08:15")
    assert (back.fetched, back.drafts) == ((), ())
    assert titles(agencies).count("Utkast klart: januari 2025") == 1
    assert {name: len(list_editions(home / "data/raw", name)) for name in SMALL} == {
        "af_suppliers": 2,
        "af_training": 2,
        "af_varsel": 2,
        "ki_barometer": 2,
    }


# What a tick does, in order: the function that is killed before or after its nth call.
STEPS = {
    "the calendar is fetched": ("schedule.tick:refresh_announced", "after", 1),
    "a file is half taken in": ("intake:sidecar_path", "before", 1),
    "a file is taken in": ("schedule.fetching:_take_in", "after", 1),
    "all files are in": ("schedule.tick:_list_late", "before", 1),
    "the plan is begun": ("schedule.drafts:write_next_issue", "after", 1),
    "the sections are run": ("run.month_lock:LockedMonth.publish", "before", 1),
    "the month is in place": ("run.month_lock:LockedMonth.publish", "after", 1),
    "the issue is made": ("schedule.drafts:make_issue", "after", 1),
    "the draft is made": ("schedule.tick:_find_approved", "before", 1),
    "what to tell is noted": ("schedule.tick:write_status", "after", 1),
    "one message is sent and noted": ("schedule.tick:write_status", "after", 2),
    "all messages are sent": ("schedule.tick:_exit_code", "before", 1),
    "the status is written": ("schedule.tick:beat", "before", 1),
    "the heart has beaten": ("schedule.tick:log", "before", 1),
}
KILLED = """
import importlib, os, signal, sys
from pathlib import Path
from werket_lib.schedule.tick import tick
from werket_lib.settings import read_settings

root, place, when, number = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
module, _, name = place.partition(":")
owner = importlib.import_module(f"werket_lib.{module}")
*outer, name = name.split(".")
for each in outer:
    owner = getattr(owner, each)
real, calls = getattr(owner, name), []

def killed(*given, **named):
    calls.append(name)
    if len(calls) == number and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    done = real(*given, **named)
    if len(calls) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return done

setattr(owner, name, killed)
tick(root, read_settings())
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_a_step_loses_nothing_and_tells_nothing_twice(at, tick_at, agencies, home, project, step):
    at(FEBRUARY)
    place, when, number = STEPS[step]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(project), place, when, str(number)], check=False)
    assert killed.returncode == -signal.SIGKILL
    tick_at("2025-02-13T08:30")
    known = state(home)["months"]["2025-01"]
    assert (known["state"], known["failed"], known["trouble"]) == ("waiting for approval", {}, "")
    assert {name: [one.name for one in list_editions(home / "data/raw", name)] for name in SMALL} == {
        name: ["2025-01"] for name in SMALL
    }
    assert not list((home / "data/raw").rglob(".werket-*"))
    facts = json.loads((home / "reports/2025-01/facts.json").read_text())["facts"]
    assert {fact["id"] for fact in facts} == {"mini.10_first", "mini.20_second", "mini.sections"}
    assert (home / "reports/2025-01/issue/werket-manadsrapport.pdf").is_file()
    told = [(one["title"], one["message"]) for one in agencies.told]
    assert len(told) == len(set(told))
    drafts = [message for title, message in told if title == "Utkast klart: januari 2025"]
    assert len(drafts) == 1
    assert "Allt är som det ska." in drafts[0]
    assert titles(agencies).count("Väntar på godkännande: januari 2025") == 1
    again = tick_at("2025-02-13T08:45")
    assert (again.fetched, again.drafts, again.told) == ((), (), ())


def test_a_draft_is_held_against_the_last_one_noted_not_against_what_a_kill_left(tick_at, agencies, home, project):
    tick_at(FEBRUARY)
    noted = state(home)["months"]["2025-01"]["inputs"]
    mini = MiniProject(project, home / "data", home / "reports")
    (home / "editorial/2025-01/issue.yml").write_text(PLAN.replace("      - article: ledare\n", ""))
    mini.write("10_first", title="Första", extra="levels = 2 * levels")
    draft = make_draft("2025-01", project, read_settings(), noted)  # a kill before it is noted
    assert draft.diff == "diff-2025-01-before.html"
    again = make_draft("2025-01", project, read_settings(), noted)
    assert (again.facts, again.sentences, again.diff) == (draft.facts, draft.sentences, draft.diff)
    assert again.sentences == ("Allt är som det ska.",)


def test_no_secret_is_kept(tick_at, agencies, home, monkeypatch):
    monkeypatch.setenv("WERKET_MAIL", "hemligt-losenord")
    agencies.plant(SUPPLIERS, status(403))
    tick_at(FEBRUARY)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in files if b"hemligt-losenord" in path.read_bytes()]


def test_an_agency_that_is_down_for_three_days_is_told_once_and_asked_until_it_answers(tick_at, agencies, home):
    agencies.plant(SUPPLIERS, *[status(404)] * 1000)
    for day in ("11", "12", "13", "14"):
        tick_at(f"2025-02-{day}T08:15")
    assert titles(agencies).count("Svarar inte: af_suppliers 2025-01") == 1
    agencies.faults.clear()
    agencies.editions = [one for one in agencies.editions if one.dataset == "af_suppliers"]
    assert "af_suppliers 2025-01" in tick_at("2025-02-15T09:00").fetched
    assert "af_suppliers" not in state(home)["troubles"]


def test_the_nights_of_summer_time_are_like_others(tick_at, agencies, home):
    agencies.editions = [one for one in agencies.editions if one.dataset == "ki_barometer"]
    moments = (
        "2025-03-30T01:45",
        "2025-03-30T03:15",  # half an hour later
        "2025-10-26T02:30+02:00",
        "2025-10-26T02:30+01:00",  # an hour later
        "2025-10-26T03:15",
    )
    for moment in moments:
        assert tick_at(moment).drafts == ()
    seen = [json.loads(line)["at"] for line in (home / "state/log.jsonl").read_text().splitlines()]
    times = [dt.datetime.fromisoformat(one) for one in seen]
    assert (len(times), times) == (5, sorted(times))
    late = [title for title in titles(agencies) if title.startswith("Sen:")]
    assert len(late) == len(set(late))


def test_tell_sends_a_test(werket, at, agencies):
    at(FEBRUARY)
    done = werket("tell", "--test")
    assert (done.returncode, done.stdout) == (0, "sent to 1 address(es)\n")
    assert titles(agencies) == ["Werkets månadsrapport: prov"]
