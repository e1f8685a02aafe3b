"""Two months after the published one, from generated files to pages: nothing in the report is tied to one month.

In the later one half of the datasets are an agency's own beside samples of the months before.
"""

import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from scripts.sample.editions import write_editions
from scripts.sample.onward.local import make_local_through
from scripts.sample.onward.national import make_duration_through
from scripts.sample.onward.totals import make_totals_through
from werket_lib.facts import Fact, are_alike
from werket_lib.model import read_run
from werket_lib.numbers import print_number
from werket_lib.pages.diff import Tolerance, describe_diff, find_apart, write_diff
from werket_lib.provenance import list_editions
from werket_lib.reports import ReportFacts
from werket_lib.reports import read_facts as read_report
from werket_lib.sections.overview.since import compare_reports
from werket_lib.sections.overview.tables import table_since
from werket_lib.sections.overview.words import describe_since

pytestmark = pytest.mark.xdist_group("year")

NAMES = {"2025-02": "februari 2025", "2025-03": "mars 2025"}
MONTHS = [*NAMES]
OWN = ("af_suppliers", "af_unemployment", "ki_barometer", "af_rom_results", "scb_bas", "survey_answers")


@pytest.fixture(scope="module")
def reports(tmp_path_factory, werket):
    """The two months as ``werket run`` leaves them, the later one after the earlier."""
    folder = tmp_path_factory.mktemp("year")
    raw = folder / "data" / "raw"
    write_editions(raw, MONTHS[-1])
    for dataset in OWN:
        sidecar = next((raw / dataset / list_editions(raw, dataset)[-1].name).glob("*.meta.yml"))
        sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("sample: true", "sample: false"), "utf-8")
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


def test_no_fact_mixes_an_own_number_with_a_sample_of_the_same(reports):
    own = set()
    for fact in read_facts(reports, MONTHS[-1]).values():
        kinds = {(source["file"].split("/")[0], source["sample"]) for source in fact["sources"]}
        assert len({dataset for dataset, _ in kinds}) == len(kinds), fact["id"]
        own |= {dataset for dataset, sample in kinds if not sample}
    assert own == set(OWN)


def multiplied(fact):
    """Make a number of the earlier month another, so that no change of the agency's own can be taken for it."""
    return replace(fact, value=1.37 * fact.value) if isinstance(fact.value, int | float) else fact


def changes_from_samples(before: dict[str, Fact], after: dict[str, Fact]) -> set[str]:
    """Return, as printed, the large changes from a sample to an own number, and the earlier numbers.

    A number that is also a change between two of one kind says nothing, and is left out.
    """
    apart, shown = set[str](), set[str]()
    for name in before.keys() & after.keys():
        one, other = before[name], after[name]
        if one.sources and other.sources and one.unit in ("persons", "vacancies") and one.value and other.value:
            found = shown if are_alike(one.sources, other.sources) else apart
            found |= {print_number(abs(value), 0) for value in (other.value - one.value, one.value)}
            shown.add(print_number(abs(other.value), 0))
    return {text for text in apart - shown if len(text) > len("9\xa0999")}


def numbers_in(text: str) -> set[str]:
    """Return every whole number of a text, so that one is not found within a longer one."""
    return set(re.findall(r"\d[\d\xa0]*", text))


def test_no_change_from_a_sample_to_an_own_number_is_told(reports, tmp_path):
    before, after = (read_run(pd.Period(month), reports) for month in MONTHS)
    before = replace(before, facts={name: multiplied(fact) for name, fact in before.facts.items()})
    changes = changes_from_samples(before.facts, after.facts)
    assert len(changes) > 20
    assert len(find_apart(before, after)) > 100
    write_diff(before, after, tmp_path / "diff.html", Tolerance(), diagnostics=True)
    moved = [one["fact"] for one in describe_diff(before, after, Tolerance())["moved"]]
    since = compare_reports(*(_as_report(run, reports) for run in (after, before)))
    told = (tmp_path / "diff.html").read_text(encoding="utf-8") + describe_since(since) + str(table_since(since))
    assert {change: told[told.index(change) - 200 :][:300] for change in changes & numbers_in(told)} == {}
    assert all(are_alike(before.facts[name].sources, after.facts[name].sources) for name in moved)
    assert any(name.startswith("temperature.varsel") for name in moved)
    pages = "".join(path.read_text(encoding="utf-8") for path in (reports / MONTHS[-1]).rglob("*.html"))
    assert {change: pages[pages.index(change) - 200 :][:300] for change in changes & numbers_in(pages)} == {}
    assert since.facts["overview.since.apart"].value >= 20
    assert "mått jämförs inte: i den ena rapporten är det exempeldata" in pages


def _as_report(run, reports) -> ReportFacts:
    """Return a run's facts as a section reads them, those of the run in the place of what it recorded."""
    report = read_report(run.month, reports, reader="00_overview")
    sections = [
        replace(section, facts=type(section.facts)(run.facts[name] for name in section.facts))
        for section in report.sections
    ]
    return replace(report, sections=tuple(sections))
