"""Slips of the kind that real issues make: each is found, with the fact that it contradicts; what is right is not.

A failure means that a wrong number could be printed, or that an author is bothered for nothing.
"""

import pandas as pd
import pytest

from werket_lib.issue.content import read_issue
from werket_lib.ledger.check import check_issue, make_matcher
from werket_lib.ledger.names import check_names
from werket_lib.ledger.passages import Passage

pytestmark = pytest.mark.xdist_group("report")
JANUARY = pd.Period("2025-01", freq="M")
OF_ROM2 = "rom2.supplier"


@pytest.fixture(scope="module")
def issue(sample_report, root):
    return read_issue(JANUARY, sample_report.parent, root / "editorial")


@pytest.fixture(scope="module")
def judge(issue):
    matcher = make_matcher(issue)
    return lambda text: matcher.check(Passage("articles/prov.md", "stycke 1", text, None, prose=True))


SLIPS = {
    "a digit": ("Antalet deltagare i Rusta och matcha minskade med 775 personer.", "775", "rom2.remaining.change"),
    "the wrong way": ("Antalet deltagare i Rusta och matcha ökade med 755 personer.", "755", "rom2.remaining.change"),
    "the wrong way, without a number": (
        "Antalet deltagare i Steg till arbete minskade.",
        "minskade",
        "sta.remaining.change",
    ),
    "two figures swapped": ("I Steg till arbete deltog 5 727 personer.", "5 727", "sta.remaining"),
    "a percentage of nothing": (
        "I Arbetsmarknadsutbildning lämnade 1 104 personer, en minskning med 22,8 procent.",
        "22,8",
        "aub.left.change_pct",
    ),
    "among the unchanged, though it fell": (
        "I Rusta och matcha behöll Academedia Eductus, Coachgruppen och Haga sin volym.",
        "behöll",
        f"{OF_ROM2}.academedia_eductus_ab.remaining.change",
    ),
    "reckoned from rounded numbers": (
        "Antalet deltagare per leverantör i Rusta och matcha minskade med 4,6.",
        "4,6",
        "rom2.participants_per_supplier.change",
    ),
    "December's value": ("Arbetslösheten var 7,1 procent i januari.", "7,1", "temperature.unemployment_rate"),
    "percent for percentage points": (
        "Arbetslösheten steg med 0,45 procent på ett år.",
        "0,45",
        "temperature.unemployment_rate.change_12m",
    ),
    "another's place": (
        "Störst i Rusta och matcha var Lernia.",
        "Störst",
        f"{OF_ROM2}.lernia_utbildning_ab.remaining.rank",
    ),
    "last month's count": ("Rusta och matcha har 239 leverantörer.", "239", "rom2.suppliers"),
    "a year's change the wrong way": (
        "Antalet långtidsarbetslösa minskade på ett år.",
        "minskade",
        "temperature.long_term_unemployed.change_12m",
    ),
    "another service's share": (
        "Arcus har 43,3 procent av marknaden i Rusta och matcha.",
        "43,3",
        f"{OF_ROM2}.arcus_utbildning_jobbformedling_ab.remaining.share_pct",
    ),
    "a record that is none": ("Varslen var 5 236, det högsta sedan mars 2019.", "mars 2019", "temperature.varsel"),
    "a count in words": ("Två av de fem indikatorerna pekar åt rätt håll.", "Två", "temperature.positive"),
    "a supplier's number": (
        "Lernia har 2 110 deltagare i Rusta och matcha.",
        "2 110",
        f"{OF_ROM2}.lernia_utbildning_ab.remaining",
    ),
    "a month that is not told of": (
        "I november 2024 var arbetslösheten 7,2 procent.",
        "7,2",
        "temperature.unemployment_rate",
    ),
}


@pytest.mark.parametrize(("text", "said", "fact"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_found_with_the_fact_that_it_contradicts(judge, text, said, fact):
    wrong = {finding.text.replace("\u00a0", " "): finding.fact for finding in judge(text) if finding.status == "wrong"}
    assert wrong.get(said) == fact


@pytest.mark.parametrize(
    "text",
    [
        "I december 2024 var arbetslösheten 7,1 procent.",
        "Antalet deltagare i Rusta och matcha minskade med 755 till 39 413, samtidigt som antalet som lämnade "
        "ökade med 28,6 procent.",
        "Arcus har 43,3 procent av marknaden i Steg till arbete.",
        "Arbetslösheten var 7,2 procent, 0,45 procentenheter högre än ett år tidigare.",
        "Drygt 39 000 personer är kvar i Rusta och matcha.",
        "Coachgruppen och Haga behöll sin volym i Rusta och matcha, medan Academedia Eductus minskade.",
        "I Arbetsmarknadsutbildning lämnade 1 104 personer, 9,1 procent färre än i december.",
        "Störst i Rusta och matcha var Arbetslivsresurs, med 2 241 deltagare.",
        "En av de fem indikatorerna pekar åt rätt håll.",
    ],
)
def test_what_is_right_is_not_bothered(judge, text):
    findings = judge(text)
    assert findings
    assert [(finding.text, finding.note) for finding in findings if finding.status != "fact"] == []


def test_a_name_spelt_two_ways_is_found(issue):
    def said(text):
        return Passage("articles/prov.md", "stycke 1", text, None, prose=True)

    passages = [
        said("Enligt Karin Lindqvist ökar trycket."),
        said("Det menar Lindqvist."),
        said("Det säger Karin Lindkvist."),
    ]
    found = [one for _, findings in check_names(issue, passages) for one in findings]
    assert [(one.text, one.note) for one in found] == [("Lindkvist", "stavas Lindqvist på annat ställe i numret")]
    (supplier,) = (one for _, findings in check_names(issue, [said("Störst var Lermia.")]) for one in findings)
    assert supplier.note == "stavas Lernia i tabellerna"


def test_the_sample_issue_has_no_false_alarm(issue):
    ledger = check_issue(issue)
    assert [(passage.entry, passage.place, one.text, one.note) for passage, one in ledger.wrong] == []
    assert ledger.counts["fact"] > 3000
