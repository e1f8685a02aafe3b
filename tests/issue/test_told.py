"""What a reader is told of a fact, for every kind of fact that a month has."""

import csv
import re

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.issue.conftest import make_issue
from werket_lib.facts import Fact
from werket_lib.issue.told import OTHERWISE, Teller
from werket_lib.model.fact_names import MEASURES, split_id

GOLDEN = sorted((ROOT / "tests/golden/sample_month").glob("*.csv"))
JANUARY = pd.Period("2025-01", freq="M")


def read_ids(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def make_fact(fact_id):
    return Fact(id=fact_id, value=1, unit="count", month=JANUARY, decimals=0, computed_by="f", sources=())


@pytest.fixture
def teller(tmp_path):
    return Teller(make_issue(tmp_path))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_fact_of_the_sample_month_is_told_in_swedish_words(teller, path):
    ids = read_ids(path)
    assert ids
    scoped = {name.rpartition(".")[2] for name in MEASURES}
    for fact in map(make_fact, ids):
        assert set(split_id(fact.id)[2]) <= scoped, fact.id
        assert teller.explain(fact) != OTHERWISE, fact.id
        told = [teller.place(fact), teller.say(fact), teller.explain(fact)]
        assert not re.search(r"_|\w\.\w|None", " ".join(told)), (fact.id, told)


@pytest.mark.parametrize(
    ("fact", "said", "how"),
    [
        ("rom2.suppliers.change", "leverantörer, förändring sedan månaden före",
         "Månadens värde minus värdet månaden före."),
        ("rom2.rr1_rate.change", "RR1, förändring sedan uppföljningen före",
         "Andelen minus andelen vid uppföljningen före."),
        ("forecast.year.2025.unemployment_rate.change", "2025: arbetslöshet, förändring sedan prognosen före",
         "Prognosen minus prognosen före."),
        ("survey.reporting_matters.answer_unsure.n", "Betydelse: svarade vet ej, antal", "Antalet som svarade så."),
        ("survey.reporting_matters.n", "Betydelse: antal", "Antalet som svarade på frågan."),
        ("rom2.risk.contract.1.score", "avtal 1: svaga vid två uppföljningar, viktat resultatmått",
         "Avläst i myndighetens fil."),
        ("overview.measure.fub_remaining.score", "Förberedande utbildning, kvarstående: mot vanlig rörelse",
         "Månadens förändring minus den vanliga, delad med hur mycket den brukar variera."),
        ("beveridge.bas.unemployment_rate", "SCB: arbetslöshet",
         "Avläst i SCB:s statistik över befolkningens arbetsmarknadsstatus (BAS)."),
    ],
)  # fmt: skip
def test_a_word_means_what_it_means_there(teller, fact, said, how):
    assert (teller.say(make_fact(fact)), teller.explain(make_fact(fact))) == (said, how)


def test_a_measure_that_nobody_has_explained_is_left_to_the_sections_method(teller):
    assert teller.explain(make_fact("sta.no_such_measure")) == OTHERWISE
