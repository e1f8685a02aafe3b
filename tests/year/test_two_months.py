"""Two months after the published one, from generated files to pages: nothing in the report is tied to one month."""

import json

import pytest

from scripts.sample.editions import write_editions
from scripts.sample.onward.local import make_local_through
from scripts.sample.onward.national import make_duration_through
from scripts.sample.onward.totals import make_totals_through

pytestmark = pytest.mark.xdist_group("year")

NAMES = {"2025-02": "februari 2025", "2025-03": "mars 2025"}
MONTHS = [*NAMES]


@pytest.fixture(scope="module")
def reports(tmp_path_factory, werket):
    """The two months as ``werket run`` leaves them, the later one after the earlier."""
    folder = tmp_path_factory.mktemp("year")
    write_editions(folder / "data" / "raw", MONTHS[-1])
    for month in MONTHS:
        done = werket("run", month, "--data", folder / "data", "--out", folder / "reports")
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "reports"


def read_facts(reports, month):
    document = json.loads((reports / month / "facts.json").read_text(encoding="utf-8"))
    return {fact["id"]: fact for fact in document["facts"]}


@pytest.mark.parametrize("month", MONTHS)
def test_every_section_ran(reports, month, root):
    record = json.loads((reports / month / "run.json").read_text(encoding="utf-8"))
    assert {section["name"]: section["status"] for section in record["sections"]} == dict.fromkeys(
        (path.stem for path in (root / "notebooks").glob("[0-9]*.ipynb")), "ran"
    )


@pytest.mark.parametrize("month", MONTHS)
def test_facts_are_of_the_month_and_of_its_files(reports, month):
    facts = read_facts(reports, month)
    for service in ("ROM2", "STA", "KVL", "IPSU", "AUB", "FUB"):
        totals = make_totals_through(service, month)
        for flow in ("remaining", "new", "left"):
            fact, counts = facts[f"{service.lower()}.{flow}"], getattr(totals, flow)
            assert (fact["month"], fact["value"]) == (month, counts[-1])
            assert facts[f"{service.lower()}.{flow}.change"]["value"] == counts[-1] - counts[-2]
    local = make_local_through(month)
    rate = 100 * local.national_unemployed[-1] / local.labour_force[:, -1].sum()
    assert facts["temperature.unemployment_rate"]["value"] == pytest.approx(rate, abs=0.02)
    long_term = make_duration_through(month)["UA12"].sum(axis=0)
    assert facts["temperature.long_term_unemployed.change_12m"]["value"] == long_term[-1] - long_term[-13]


def test_what_comes_every_odd_month_waits(reports):
    period = {month: read_facts(reports, month)["rom2.rr1_rate"]["month"] for month in MONTHS}
    assert period == {"2025-02": "2025-01", "2025-03": "2025-03"}


@pytest.mark.parametrize("month", MONTHS)
def test_pages_speak_of_their_month(reports, month, root):
    pages = sorted((reports / month / "html").glob("[0-9]*.html"))
    assert [page.stem for page in pages] == sorted(path.stem for path in (root / "notebooks").glob("[0-9]*.ipynb"))
    for page in pages:
        assert f"Avser {NAMES[month]}, utgiven som" in page.read_text(encoding="utf-8"), page.name
    temperature = (reports / month / "html" / "10_temperature.html").read_text(encoding="utf-8")
    assert f"i {NAMES[month]}; ordet gäller riktningen" in temperature
