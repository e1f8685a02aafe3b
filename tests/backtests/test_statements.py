"""What the January 2025 issue said without a number or of other months: each statement holds for the sample.

Every row of `statements.csv` and `survey_statements.csv` has a function of its own here, which computes from the
facts or from the processed tables whether the statement holds.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from tests.backtests.printed import results
from werket_lib.facts import slugify

pytestmark = pytest.mark.xdist_group("report")

NOVEMBER, DECEMBER, JANUARY = "2024-11", "2024-12", "2025-01"
OLD_MEAN, KVL_MEAN = "2023-10", "2024-01"  # the first months of the issue's means
CLOSE = 0.05  # how far "close to" reaches, as a share
GOOD_WAY = {"varsel": -1, "unemployment_rate": -1, "long_term_unemployed": -1, "vacancies": 1, "ki_barometer": 1}


@dataclass(frozen=True)
class Evidence:
    """What a statement is held against: the facts and results of the run, and the processed tables."""

    facts: dict
    report: Path
    tables: Path
    statement: str

    def table(self, name: str) -> pd.DataFrame:
        """A processed table, its months as text."""
        table = pd.read_parquet(self.tables / f"{name}.parquet")
        return table.assign(month=table["month"].astype(str)) if "month" in table else table

    def value(self, fact_id: str) -> float:
        """A fact's value."""
        return self.facts[fact_id]["value"]

    def flows(self, service: str, flow: str, since: str = OLD_MEAN) -> pd.Series:
        """A service's flow by month, to January."""
        table = self.table("service_flows")
        of_service = table[table["service"] == service].set_index("month")[flow].astype(float)
        return of_service.loc[since:JANUARY]

    def to_mean(self, service: str, flow: str, since: str = OLD_MEAN) -> float:
        """How January compares with the mean: 0.02 where it is two percent above."""
        flows = self.flows(service, flow, since)
        return flows[JANUARY] / flows.mean() - 1

    def changes(self, table: str, by: str, service: str) -> pd.Series:
        """Change in remaining from December to January."""
        rows = self.table(table)
        counts = rows[rows["service"] == service].pivot(index=by, columns="month", values="remaining").astype(float)
        return (counts[JANUARY] - counts[DECEMBER]).dropna()

    def share(self, question: str, *answers: str) -> float:
        """Percent of those who answered a question that gave one of the answers."""
        return sum(self.value(f"survey.{question}.answer_{answer}.share_pct") for answer in answers)


def positive(evidence: Evidence, month: str) -> set[str]:
    """Which indicators had moved the good way over twelve months."""
    wide = evidence.table("indicators").pivot(index="month", columns="indicator", values="value").astype(float)
    change = wide.loc[month] - wide.loc[f"{int(month[:4]) - 1}{month[4:]}"]
    return {name for name, way in GOOD_WAY.items() if way * change[name] > 0}


def warmer_in_december(evidence: Evidence) -> bool:
    before, now = positive(evidence, DECEMBER), positive(evidence, JANUARY)
    return len(before) > 1 and "varsel" in before and len(now) == 1


def suppliers_fell_in_december(evidence: Evidence) -> bool:
    rows = evidence.table("supplier_flows").query("service == 'ROM2'").groupby("month").size()
    changes = rows.loc[:NOVEMBER].diff().dropna()
    return (changes >= 0).all() and rows[DECEMBER] < rows[NOVEMBER] and rows[JANUARY] == rows[NOVEMBER] == 241


def moves_of_the_thirty(evidence: Evidence) -> bool:
    change = results(evidence.report, "33_rom2_suppliers.top30.csv").set_index("supplier")["change"]
    grew = [next(word for word in re.findall(r"\w+", name) if word != "AB") for name in change.index[change > 0]]
    named = ["Enrival", "Ability", "HelloLilly", "Connecto"]
    return (sum(change < 0), sum(change == 0), sorted(grew)) == (24, 2, sorted(named))


def areas_that_grew(evidence: Evidence) -> bool:
    table = results(evidence.report, "32_rom2_areas.top15.csv")
    grew = table.loc[table["change_pct"] > 0, "delivery_area"]
    return set(grew) == {"Örebro", "Kristianstad", "Norrköping"}


def kvl_stood_at_880(evidence: Evidence) -> bool:
    return bool(evidence.flows("KVL", "remaining", NOVEMBER).between(870, 890).all())


def leader_of_kvl(evidence: Evidence) -> bool:
    rows = evidence.table("supplier_flows").query("service == 'KVL'")
    counts = rows.pivot(index="supplier", columns="month", values="remaining").astype(float)
    shares = 100 * counts.loc["Arbetslivsresurs Ar AB"] / counts.sum()
    return [f"{shares[month]:.1f}" for month in (DECEMBER, JANUARY)] == ["79.6", "80.2"]


def tracks_of_aub(evidence: Evidence) -> bool:
    rows = evidence.table("track_flows").query("service == 'AUB'")
    counts = rows.pivot(index="track", columns="month", values="remaining").astype(float)
    largest = counts[JANUARY].nlargest(8).index  # those that stand apart: the ninth has a fifth of the eighth
    change = evidence.changes("track_flows", "track", "AUB")
    transport = counts.loc["M Transport"]
    return bool(
        (change[largest] < 0).sum() > len(largest) / 2
        and change["M Transport"] == 91
        and transport.loc[:DECEMBER].idxmax() == "2023-02"
        and transport["2023-02"] * (1 - CLOSE) < transport[JANUARY] < transport["2023-02"]
        and {"J Bygg", "K Hantverk", "I Restaurang"} <= set(largest)
        and (change[["J Bygg", "K Hantverk", "I Restaurang"]] < 0).all()
    )


def changes_of_aubs_tracks(evidence: Evidence) -> bool:
    printed = [int(number) for number in re.findall(r"-?\d+", evidence.statement.partition("(")[0])]
    change = evidence.changes("track_flows", "track", "AUB")
    others = change.drop("M Transport").astype(int).tolist()
    return len(printed) == 6 and all(number in others for number in printed) and change.sum() == -124


def suppliers_of_aub_that_grew(evidence: Evidence) -> bool:
    table = results(evidence.report, "50_aub.suppliers.csv")
    grew = {name.split()[0] for name in table.loc[table["change"] > 0, "supplier"]}
    return grew == {"Nercia", "Arcus", "Grönlunds"}


def moved_by(evidence: Evidence, measure: str, low: float, high: float) -> bool:
    """Whether each group that the statement names moved between `low` and `high` points since January 2023."""
    known = set(evidence.table("municipalities")["group"])
    named = [name.strip() for name in evidence.statement.partition(" in ")[2].split(",")]
    changes = [evidence.value(f"groups.{slugify(name)}.{measure}.change_pp") for name in named]
    return set(named) <= known and all(low <= round(change, 1) <= high for change in changes)


def most_moved_down_and_several_up(evidence: Evidence) -> bool:
    curves = pd.read_csv(evidence.report / "figures/21_beveridge/groups.csv")
    for suffix in ("", "_sa"):
        jobless, vacant = (
            curves.pivot(index="month", columns="code", values=f"{rate}_rate{suffix}")
            for rate in ("unemployment", "vacancy")
        )
        first, last = jobless.index[0], jobless.index[-1]
        assert (first, last, jobless.shape[1]) == ("2023-01", JANUARY, 9)
        turns = ("2024-10", NOVEMBER)
        down = [((vacant.loc[on] < vacant.loc[first]) & (jobless.loc[on] > jobless.loc[first])).sum() for on in turns]
        up = [((vacant.loc[last] > vacant.loc[on]) & (jobless.loc[last] > jobless.loc[on])).sum() for on in turns]
        if max(down) < 5 or max(up) < 3:
            return False
    return True


def forecasts_of_matching_services_sank(evidence: Evidence) -> bool:
    table = results(evidence.report, "60_forecast.forecast.csv")
    line = table[table["variable"] == "matching_services_participants"]
    return line["year"].tolist() == [*range(2024, 2030)] and bool((line["latest"] < line["previous"]).all())


Check = Callable[[Evidence], bool]

STATEMENTS: dict[str, Check] = {
    "temperature": warmer_in_december,
    "rom2.new": lambda evidence: evidence.to_mean("ROM2", "new") < 0,
    "rom2.left": lambda evidence: abs(evidence.to_mean("ROM2", "left")) < CLOSE,
    "rom2.suppliers": suppliers_fell_in_december,
    "rom2.suppliers.top30": moves_of_the_thirty,
    "rom2.areas.top15": areas_that_grew,
    "sta.new": lambda evidence: evidence.to_mean("STA", "new") < 0,
    "sta.left": lambda evidence: 0 < evidence.to_mean("STA", "left") < CLOSE,
    "kvl.remaining": kvl_stood_at_880,
    "kvl.new": lambda evidence: abs(evidence.to_mean("KVL", "new", KVL_MEAN)) < CLOSE,
    "kvl.left": lambda evidence: abs(evidence.to_mean("KVL", "left", KVL_MEAN)) < CLOSE,
    "kvl.leader": leader_of_kvl,
    "aub.tracks": tracks_of_aub,
    "aub.tracks.changes_printed": changes_of_aubs_tracks,
    "aub.suppliers.top10": suppliers_of_aub_that_grew,
    "fub.remaining": lambda evidence: evidence.to_mean("FUB", "remaining") > 0,
    "fub.new": lambda evidence: evidence.to_mean("FUB", "new") > 0,
    "fub.tracks.orientering": lambda evidence: (
        evidence.value("fub.track.orientering_test_och_kartlaggning.remaining.change") == 693
    ),
    "groups.vacancies": lambda evidence: moved_by(evidence, "vacancy_rate", -1.4, -0.7),
    "groups.unemployment": lambda evidence: moved_by(evidence, "unemployment_rate", 0.6, 1.2),
    "beveridge": most_moved_down_and_several_up,
    "forecast.matching_services": forecasts_of_matching_services_sank,
}


def of_ten(share: float) -> int:
    return round(share / 10)


def feedback_is_rare(evidence: Evidence) -> bool:
    shares = [evidence.share("feedback_frequency_1to5", answer) for answer in "12345"]
    printed = ["34.6", "46.2", "11.5", "7.7", "0.0"]
    return of_ten(shares[0] + shares[1]) == 8 and [f"{share:.1f}" for share in shares] == printed


SURVEY_STATEMENTS: dict[str, Check] = {
    "the IT system for deviation reports works well / badly": lambda evidence: (
        37 < evidence.share("it_system_works_1to5", "4", "5") < 40
        and 18 < evidence.share("it_system_works_1to5", "1", "2") < 22
    ),
    "how often feedback comes on a report handed in (1 never - 5 always)": feedback_is_rare,
    "AF's guidelines on when to report are clear": lambda evidence: (
        47 < evidence.share("guidelines_clear_1to5", "4", "5") < 53
        and round(evidence.share("guidelines_clear_1to5", "1", "2")) == 8
    ),
    "own staff know when to report": lambda evidence: of_ten(evidence.share("staff_know_when", "yes")) == 9,
    "participants know the rules": lambda evidence: 60 < evidence.share("participants_know_rules_1to5", "1", "2") < 65,
    "reporting matters for participants' fulfilling their duties": lambda evidence: (
        47 < evidence.share("reporting_matters", "yes") < 53
    ),
    "the supplier's attitude to reporting affects the participants' choice of supplier": lambda evidence: (
        [round(evidence.share("attitude_affects_choice", answer)) for answer in ("yes", "no")] == [40, 40]
    ),
    "discomfort or threat when telling a participant of a report": lambda evidence: (
        [round(evidence.share("discomfort_experienced", answer)) for answer in ("yes", "no")] == [85, 15]
    ),
}


@pytest.fixture(scope="module")
def evidence(facts, sample_report, sample_data):
    return lambda statement: Evidence(facts, sample_report, sample_data / "processed" / JANUARY, statement)


@pytest.mark.parametrize("subject", STATEMENTS)
def test_statement_of_the_issue(subject, published, evidence):
    statements = published("statements.csv").set_index("subject")["statement"]
    assert STATEMENTS[subject](evidence(statements[subject])), statements[subject]


@pytest.mark.parametrize("question", SURVEY_STATEMENTS)
def test_statement_on_the_survey(question, published, evidence):
    printed = published("survey_statements.csv").set_index("question")["printed"]
    assert SURVEY_STATEMENTS[question](evidence(printed[question])), printed[question]


def test_every_statement_is_checked(published):
    assert published("statements.csv")["subject"].tolist() == [*STATEMENTS]
    assert published("survey_statements.csv")["question"].tolist() == [*SURVEY_STATEMENTS]
